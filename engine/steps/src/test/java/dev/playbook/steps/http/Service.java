package dev.playbook.steps.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service on the loopback that answers byte by byte as the test says. */
public final class Service implements AutoCloseable {

  /** Answers one connection, whose request head and body were read already. */
  @FunctionalInterface
  public interface Answer {
    void write(Talk talk) throws IOException;
  }

  /** Takes a request in. */
  @FunctionalInterface
  private interface Hearing {
    String hear(InputStream input) throws IOException;
  }

  /** One connection. */
  public static final class Talk {
    private final Socket socket;

    private Talk(Socket socket) {
      this.socket = socket;
    }

    public void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the text for ever, a character each 20 ms, until the client hangs up. */
    public void drip(String text) throws IOException {
      for (int at = 0; stays(20); at = (at + 1) % text.length()) {
        send(text.substring(at, at + 1));
      }
    }

    /** Sends nothing until the client hangs up. */
    public void hang() throws IOException {
      while (stays(1_000)) {
        // Nothing is said.
      }
    }

    /** Waits for one more request; false when the client hung up. */
    boolean hears() throws IOException {
      return !read(socket.getInputStream()).isEmpty();
    }

    private boolean stays(int millis) throws IOException {
      socket.setSoTimeout(millis);
      try {
        return socket.getInputStream().read() >= 0;
      } catch (SocketTimeoutException stillThere) {
        return true;
      }
    }
  }

  private final ServerSocket listener;
  private final Hearing hearing;
  private final Answer answer;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch gone = new CountDownLatch(1);

  private Service(ServerSocket listener, Hearing hearing, Answer answer) {
    this.listener = listener;
    this.hearing = hearing;
    this.answer = answer;
  }

  public static Service that(Answer answer) {
    return start(Service::read, answer);
  }

  /** A service that answers the first bytes, whatever they are. */
  static Service speaking(byte[] bytes) {
    return start(
        input -> String.valueOf(input.read(new byte[65_536])),
        talk -> {
          talk.socket.getOutputStream().write(bytes);
          talk.socket.shutdownOutput();
          talk.hang();
        });
  }

  private static Service start(Hearing hearing, Answer answer) {
    try {
      Service service =
          new Service(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), hearing, answer);
      Thread.ofVirtual().start(service::accept);
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Service answering(String head, String body) {
    return that(talk -> talk.send(message(head, body)));
  }

  /** A whole answer; the head is the status line and headers without the length. */
  public static String message(String head, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(head, length, body);
  }

  public String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/";
  }

  /** Heads and bodies as they came. */
  public List<String> requests() {
    return requests;
  }

  /** Waits for the end of the first connection's work: the client hung up or was answered. */
  boolean sawTheEnd() throws InterruptedException {
    return gone.await(2, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      requests.add(hearing.hear(socket.getInputStream()));
      answer.write(new Talk(socket));
    } catch (SocketException hungUp) {
      // What many of the tests want.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      gone.countDown();
    }
  }

  private static String read(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    int length =
        head.toString()
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.split(":", 2)[1].strip()))
            .findFirst()
            .orElse(0);
    return head + new String(input.readNBytes(length), StandardCharsets.UTF_8);
  }
}
