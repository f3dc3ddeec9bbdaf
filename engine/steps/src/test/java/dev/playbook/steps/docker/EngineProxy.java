package dev.playbook.steps.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a step and the real engine, and can die or fall silent like an engine. */
public final class EngineProxy implements AutoCloseable {
  private static final Path ENGINE = Path.of("/var/run/docker.sock");

  private final Path socket;
  private final ServerSocketChannel server;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final Set<SocketChannel> commands = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;
  private volatile boolean stuck;

  private EngineProxy(Path socket) throws IOException {
    this.socket = socket;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
  }

  public static EngineProxy at(Path socket) throws IOException {
    ScratchContainer.dockerOrSkip();
    EngineProxy proxy = new EngineProxy(socket);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  public String host() {
    return "unix://" + socket;
  }

  /** From now on nothing goes through, and nothing is closed: a stopped engine. */
  public void fallSilent() {
    silent = true;
  }

  /** Lets so many more bytes through, of both sides together, and then nothing. */
  public void fallSilentAfter(long bytes) {
    left.set(bytes);
  }

  /** From now on says nothing of the commands it runs, not even that they ended. */
  public void keepCommandsToItself() {
    stuck = true;
  }

  /** Ends all streams cleanly and goes on listening. */
  public void cut() {
    try {
      for (SocketChannel channel : open) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all streams cleanly and listens no more: a killed engine. */
  public void die() {
    try {
      server.close();
      Files.deleteIfExists(socket);
      cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    die();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
        open.addAll(List.of(client, engine));
        Thread.ofVirtual().start(() -> pass(client, engine));
        Thread.ofVirtual().start(() -> pass(engine, client));
      }
    } catch (IOException closed) {
      // the proxy died, as it was told
    }
  }

  private void pass(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    try {
      while (from.read(buffer.clear()) >= 0 && !silent) {
        buffer.flip();
        if (StandardCharsets.ISO_8859_1
            .decode(buffer.duplicate())
            .toString()
            .contains("/start HTTP/")) {
          commands.add(to);
        }
        if (stuck && commands.contains(from)) {
          continue;
        }
        silent |= left.addAndGet(-buffer.remaining()) < 0;
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
      if (!silent && !(stuck && commands.contains(from))) {
        to.shutdownOutput();
      }
    } catch (IOException cut) {
      // the other side is gone
    }
  }
}
