package dev.playbook.steps.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A TCP proxy on 127.0.0.1 that keeps back what a client sends as soon as it holds a text, until
 * the test says what becomes of it.
 */
public final class HoldingProxy implements AutoCloseable {
  private final String text;
  private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();
  private final TcpProxy proxy;

  public HoldingProxy(int target, String text) throws IOException {
    this.text = text;
    this.proxy = new TcpProxy(target, this::fromClient, TcpProxy::pass);
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
    return proxy.port();
  }

  /** Returns what is kept back, waiting for it. */
  public Held take() throws InterruptedException {
    return held.take();
  }

  private boolean fromClient(byte[] piece, Socket client, Socket server) throws IOException {
    if (TcpProxy.isIn(piece, text)) {
      held.add(new Held(piece, server));
      return false;
    }
    return TcpProxy.pass(piece, client, server);
  }

  @Override
  public void close() throws IOException {
    proxy.close();
  }
}
