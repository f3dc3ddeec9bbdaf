package dev.playbook.steps.docker;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Two streams that the engine sends as one, in frames: a kind, a length, and the bytes. */
public final class Multiplexed {
  private static final int CHUNK = 16 * 1024;
  private static final int LONGEST_FAULT = 1024;
  private static final int STDERR = 2;
  private static final int FAULT = 3;

  /** Takes what was printed, in pieces as they come; the buffer is used again. */
  public interface Output {
    /** Takes a piece of the standard output. */
    void stdout(byte[] bytes, int length) throws IOException;

    /** Takes a piece of the standard error. */
    void stderr(byte[] bytes, int length) throws IOException;
  }

  private final DataInputStream in;
  private final Output output;
  private final byte[] buffer = new byte[CHUNK];

  private Multiplexed(InputStream in, Output output) {
    this.in = new DataInputStream(in);
    this.output = output;
  }

  /** Hands over everything until the engine ends the stream between two frames. */
  public static void copy(InputStream in, Output output) throws IOException {
    new Multiplexed(in, output).copy();
  }

  private void copy() throws IOException {
    for (int kind = in.read(); kind >= 0; kind = in.read()) {
      in.skipNBytes(3);
      int length = in.readInt();
      if (kind == FAULT) {
        byte[] text = in.readNBytes(Math.min(length, LONGEST_FAULT));
        throw new IOException(new String(text, StandardCharsets.UTF_8).strip());
      }
      copyFrame(kind, length);
    }
  }

  private void copyFrame(int kind, int length) throws IOException {
    int left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, Math.min(left, buffer.length));
      if (count < 0) {
        throw new EOFException("the output broke off");
      }
      if (kind == STDERR) {
        output.stderr(buffer, count);
      } else {
        output.stdout(buffer, count);
      }
      left -= count;
    }
  }
}
