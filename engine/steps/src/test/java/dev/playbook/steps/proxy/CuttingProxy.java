package dev.playbook.steps.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A TCP proxy on 127.0.0.1 that passes everything, until it is told to cut or to fall silent. */
public final class CuttingProxy implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private final AtomicReference<Optional<Trap>> trap = new AtomicReference<>(Optional.empty());
  private final TcpProxy proxy;
  private volatile boolean silent;

  private enum Fault {
    CUT_BEFORE,
    CUT_AFTER,
    SILENCE
  }

  /**
   * What happens once.
   *
   * @param text at which it happens, when a client sends it
   */
  private record Trap(String text, Fault fault) {}

  public CuttingProxy(int target) throws IOException {
    this.proxy = new TcpProxy(target, this::fromClient, this::passUnlessSilent);
  }

  public int port() {
    return proxy.port();
  }

  /** Lets the text through to the server and cuts before the answer, once. */
  public void cutAfter(String text) {
    set(text, Fault.CUT_AFTER);
  }

  /** Cuts before the text reaches the server, once. */
  public void cutBefore(String text) {
    set(text, Fault.CUT_BEFORE);
  }

  /** Lets the text through, and from then on nothing at all, also on new connections. */
  public void fallSilentAfter(String text) {
    set(text, Fault.SILENCE);
  }

  private void set(String text, Fault fault) {
    trap.set(Optional.of(new Trap(text, fault)));
  }

  private boolean fromClient(byte[] piece, Socket client, Socket server) throws IOException {
    Optional<Trap> sprung = trap.get().filter(it -> TcpProxy.isIn(piece, it.text()));
    if (sprung.isEmpty()) {
      return passUnlessSilent(piece, client, server);
    }
    trap.set(Optional.empty());
    return switch (sprung.get().fault()) {
      case CUT_BEFORE -> cut(NOTHING, client, server);
      case CUT_AFTER -> cut(piece, client, server);
      case SILENCE -> {
        silent = true;
        yield TcpProxy.pass(piece, client, server);
      }
    };
  }

  private boolean passUnlessSilent(byte[] piece, Socket from, Socket to) throws IOException {
    return silent || TcpProxy.pass(piece, from, to);
  }

  /** The client is gone before the last piece passes, so that no answer can reach it. */
  private static boolean cut(byte[] last, Socket client, Socket server) throws IOException {
    client.close();
    TcpProxy.pass(last, client, server);
    server.shutdownOutput();
    server.close();
    return false;
  }

  @Override
  public void close() throws IOException {
    proxy.close();
  }
}
