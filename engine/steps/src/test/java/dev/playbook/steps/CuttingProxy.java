package dev.playbook.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A TCP proxy on 127.0.0.1 that passes everything, until it is told to cut or to fall silent. */
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicReference<Rule> rule = new AtomicReference<>(Rule.PASS);

  /**
   * When to do something.
   *
   * @param trigger the text from the client at which it happens; {@code ""} for never
   * @param forward whether the text still reaches the server
   * @param silent whether the connection stays open and nothing passes any more, also on new
   *     connections
   */
  private record Rule(String trigger, boolean forward, boolean silent) {
    static final Rule PASS = new Rule("", true, false);
  }

  public CuttingProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Lets the text through to the server and cuts before the answer, once. */
  public void cutAfter(String text) {
    rule.set(new Rule(text, true, false));
  }

  /** Cuts before the text reaches the server, once. */
  public void cutBefore(String text) {
    rule.set(new Rule(text, false, false));
  }

  /** Lets the text through, and from then on nothing at all. */
  public void fallSilentAfter(String text) {
    rule.set(new Rule(text, true, true));
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(client, upstream));
        Thread.ofVirtual().start(() -> pump(client, upstream, true));
        Thread.ofVirtual().start(() -> pump(upstream, client, false));
      }
    } catch (IOException closed) {
      open.forEach(CuttingProxy::close);
    }
  }

  private void pump(Socket from, Socket to, boolean fromClient) {
    byte[] buffer = new byte[65536];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      int length = in.read(buffer);
      while (length >= 0) {
        Rule now = rule.get();
        byte[] data = Arrays.copyOf(buffer, length);
        if (fromClient && !now.trigger().isEmpty() && contains(data, now.trigger())) {
          act(now, data, out, from, to);
          return;
        }
        if (!(now.silent() && now.trigger().isEmpty())) {
          out.write(data);
          out.flush();
        }
        length = in.read(buffer);
      }
    } catch (IOException cut) {
      close(from);
      close(to);
    }
  }

  private void act(Rule now, byte[] data, OutputStream out, Socket from, Socket to)
      throws IOException {
    rule.set(new Rule("", true, now.silent()));
    if (now.silent()) {
      out.write(data);
      out.flush();
      drain(from);
      return;
    }
    // The client is gone first, so that no answer can reach it.
    close(from);
    if (now.forward()) {
      out.write(data);
      out.flush();
    }
    to.shutdownOutput();
  }

  private static void drain(Socket from) throws IOException {
    while (from.getInputStream().read() >= 0) {
      // Nothing passes any more.
    }
  }

  private static boolean contains(byte[] data, String text) {
    return new String(data, StandardCharsets.ISO_8859_1).contains(text);
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(CuttingProxy::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
