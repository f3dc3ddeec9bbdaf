package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what activities print, a file each, up to a size. */
public final class OutputLog implements RunListener, AutoCloseable {
  private static final long LARGEST = 64L << 20;

  private final Path directory;
  private final Map<String, Log> logs = new HashMap<>();

  /** Keeps the logs of one run. */
  public OutputLog(RunDirectory run) {
    this.directory = run.out();
  }

  static String fileName(String key) {
    return key.replace('/', '.') + ".log";
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.AttemptEnded ended) {
      close(logs.remove(ended.key()));
    }
  }

  @Override
  public void output(String key, String line) {
    logs.computeIfAbsent(key, this::open).write(line);
  }

  @Override
  public void close() {
    logs.values().forEach(OutputLog::close);
    logs.clear();
  }

  private Log open(String key) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.resolve(fileName(key)),
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new Log(new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(@Nullable Log log) {
    if (log != null) {
      log.close();
    }
  }

  /** One file. Says once when it is full. */
  private static final class Log {
    private final BufferedWriter writer;
    private long size;

    Log(BufferedWriter writer) {
      this.writer = writer;
    }

    void write(String line) {
      if (size > LARGEST) {
        return;
      }
      size += line.length() + 1;
      append(size > LARGEST ? "(more output was printed than is kept)" : line);
    }

    private void append(String line) {
      try {
        writer.write(line);
        writer.newLine();
        writer.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void close() {
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
