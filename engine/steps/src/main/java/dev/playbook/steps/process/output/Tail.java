package dev.playbook.steps.process.output;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Follows a file that a program writes. Reads with a {@link RandomAccessFile}, which an interrupt
 * does not close.
 */
public final class Tail implements Closeable {
  private static final int CHUNK = 64 * 1024;
  private static final long SHOWN = 1L << 20;
  private static final long BACKLOG = 8 * SHOWN;

  private final RandomAccessFile file;
  private final Spill spill;
  private final Lines lines;
  private final Consumer<String> sink;
  private final Output output = new Output();
  private final byte[] chunk = new byte[CHUNK];
  private long position;

  /** Opens the file; every line goes to the sink, without its line end. */
  public Tail(Path path, Consumer<String> sink) throws IOException {
    this.file = new RandomAccessFile(path.toFile(), "r");
    this.spill = new Spill(path);
    this.sink = sink;
    this.lines = new Lines(sink);
  }

  /** Reads what is new, and leaves out the middle of a flood. */
  public void drain() {
    try {
      readOnce();
      long behind = file.length() - position;
      if (behind > BACKLOG) {
        leaveOut(behind - SHOWN);
      }
      long end = file.length();
      while (position < end && readOnce()) {}
      spill.free(position - SHOWN);
    } catch (IOException e) {
      // What the command does matters more than what it says.
      sink.accept("[the output cannot be read: " + e.getMessage() + "]");
    }
  }

  /** Reads the rest, and gives out a last line without a line end. */
  public void finish() {
    drain();
    lines.finish();
  }

  /** Returns what was read so far. */
  public Output output() {
    return output;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException closed) {
      // Nothing was written through it.
    }
  }

  private boolean readOnce() throws IOException {
    file.seek(position);
    int count = file.read(chunk);
    if (count <= 0) {
      return false;
    }
    output.add(chunk, count);
    lines.add(chunk, count);
    position += count;
    return true;
  }

  private void leaveOut(long bytes) {
    lines.finish();
    sink.accept("[%d bytes left out]".formatted(bytes));
    output.skip(bytes);
    position += bytes;
  }
}
