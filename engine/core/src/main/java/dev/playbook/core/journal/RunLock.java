package dev.playbook.core.journal;

import dev.playbook.core.disk.Sha256;
import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.run.RunEvent.EngineProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time for a word on a target. The kernel gives the lock back when the engine dies.
 *
 * <p>The lock file is opened once and never removed: closing any second channel on it would lose
 * the lock, and removing it would let a second engine lock another file of the same name.
 */
public final class RunLock implements AutoCloseable {
  /** The lock files that this process has open: the kernel does not tell its threads apart. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final Path info;

  private RunLock(Path file, FileChannel channel, Path info) {
    this.file = file;
    this.channel = channel;
    this.info = info;
  }

  /** Who holds a lock. */
  public record Holder(String run, String playbook, EngineProcess process, Instant since) {}

  /** Somebody else holds the lock. */
  public static final class HeldException extends Exception {
    private static final long serialVersionUID = 1L;

    HeldException(String message) {
      super(message);
    }
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @throws HeldException with who holds it, in words
   */
  public static RunLock take(StateDirectory state, String word, String target, Holder holder)
      throws IOException, HeldException {
    String name = name(word, target);
    Path file = state.locks().resolve(name + ".lock");
    Path info = state.locks().resolve(name + ".info");
    if (!OPEN.add(file)) {
      throw held(word, info);
    }
    Optional<FileChannel> channel;
    try {
      channel = locked(file);
    } catch (IOException | RuntimeException fault) {
      OPEN.remove(file);
      throw fault;
    }
    if (channel.isEmpty()) {
      OPEN.remove(file);
      throw held(word, info);
    }
    Files.writeString(info, Json.write(json(holder)));
    return new RunLock(file, channel.get(), info);
  }

  /**
   * Locks the file that has the name before it is opened and after it is locked: another may have
   * been put in its place.
   */
  private static Optional<FileChannel> locked(Path file) throws IOException {
    while (true) {
      Optional<Object> before = identity(file);
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      if (before.isPresent() && before.equals(identity(file))) {
        return Optional.of(channel);
      }
      channel.close();
    }
  }

  private static Optional<Object> identity(Path file) throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    }
  }

  private static HeldException held(String word, Path info) {
    return new HeldException("lock `" + word + "` is held: " + describe(info));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(info);
    channel.close();
    OPEN.remove(file);
  }

  private static String name(String word, String target) {
    return Sha256.of(word + "\n" + target).substring(0, 16);
  }

  private static Map<String, Object> json(Holder holder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", holder.run());
    json.put("playbook", holder.playbook());
    json.put("by", holder.process().by());
    json.put("host", holder.process().host());
    json.put("pid", holder.process().pid());
    json.put("since", holder.since());
    return json;
  }

  private static String describe(Path info) {
    return read(info)
        .map(
            json ->
                "run %s of %s by %s since %s (pid %d on %s)"
                    .formatted(
                        json.text("run"),
                        json.text("playbook"),
                        json.text("by"),
                        json.text("since"),
                        json.number("pid"),
                        json.text("host")))
        .orElse("its holder has not said who it is");
  }

  private static Optional<Fields> read(Path info) {
    try {
      return Optional.of(Fields.of(Objects.requireNonNull(Json.read(Files.readString(info)))));
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }
}
