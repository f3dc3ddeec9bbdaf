package dev.playbook.steps.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP proxy on 127.0.0.1. What becomes of each piece that is sent is said by others. */
final class TcpProxy implements AutoCloseable {
  private static final int BACKLOG = 100;
  private static final int PIECE = 64 * 1024;

  private final ServerSocket server;
  private final int target;
  private final Passage fromClient;
  private final Passage fromServer;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** One direction of a connection. */
  @FunctionalInterface
  interface Passage {
    /**
     * Does with a piece what it wants.
     *
     * @return whether it wants the next one; if not, both ends are its own to close
     */
    boolean take(byte[] piece, Socket from, Socket to) throws IOException;
  }

  TcpProxy(int target, Passage fromClient, Passage fromServer) throws IOException {
    this.target = target;
    this.fromClient = fromClient;
    this.fromServer = fromServer;
    this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The passage through which everything passes. */
  static boolean pass(byte[] piece, Socket from, Socket to) throws IOException {
    to.getOutputStream().write(piece);
    return true;
  }

  static boolean isIn(byte[] piece, String text) {
    return new String(piece, StandardCharsets.ISO_8859_1).contains(text);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(client, upstream));
        Thread.ofVirtual().start(() -> pump(client, upstream, fromClient));
        Thread.ofVirtual().start(() -> pump(upstream, client, fromServer));
      }
    } catch (IOException closed) {
      open.forEach(TcpProxy::close);
    }
  }

  private static void pump(Socket from, Socket to, Passage passage) {
    byte[] buffer = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      int length = in.read(buffer);
      while (length >= 0) {
        if (!passage.take(Arrays.copyOf(buffer, length), from, to)) {
          return;
        }
        length = in.read(buffer);
      }
    } catch (IOException cut) {
      // The other end learns of it below.
    }
    close(from);
    close(to);
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(TcpProxy::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
