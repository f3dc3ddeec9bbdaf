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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A TCP proxy on 127.0.0.1 that keeps back what a client sends as soon as it holds a text, until
 * the test says what becomes of it.
 */
public final class HoldingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final String text;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();

  public HoldingProxy(int target, String text) throws IOException {
    this.target = target;
    this.text = text;
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** What was kept back of one connection. */
  public static final class Held {
    private final byte[] data;
    private final Socket server;

    private Held(byte[] data, Socket server) {
      this.data = data;
      this.server = server;
    }

    /** Lets it through, and then closes the connection. */
    public void pass() throws IOException {
      server.getOutputStream().write(data);
      server.shutdownOutput();
    }

    /** Closes the connection. */
    public void drop() throws IOException {
      server.close();
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Returns what is kept back, waiting for it. */
  public Held take() throws InterruptedException {
    return held.take();
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
      open.forEach(HoldingProxy::close);
    }
  }

  private void pump(Socket from, Socket to, boolean fromClient) {
    byte[] buffer = new byte[65536];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int length = in.read(buffer);
      while (length >= 0) {
        byte[] data = Arrays.copyOf(buffer, length);
        if (fromClient && contains(data)) {
          held.add(new Held(data, to));
          return;
        }
        out.write(data);
        length = in.read(buffer);
      }
    } catch (IOException cut) {
      // The other end learns of it below.
    }
    close(from);
    close(to);
  }

  private boolean contains(byte[] data) {
    return new String(data, StandardCharsets.ISO_8859_1).contains(text);
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(HoldingProxy::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
