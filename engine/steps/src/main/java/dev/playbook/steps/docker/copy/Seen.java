package dev.playbook.steps.docker.copy;

import dev.playbook.spi.State;
import dev.playbook.steps.docker.file.ContainerFile;
import dev.playbook.steps.docker.file.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file as it was read.
 *
 * @param attributes mode, owner and size
 * @param sum its SHA-256
 * @param state text as it is, anything else by its size and sum
 */
record Seen(ContainerFile attributes, String sum, State state) {
  private static final int LONGEST_TEXT = 1 << 20;

  static Seen read(ContainerFile attributes, InputStream content) throws IOException {
    return copy(attributes, content, OutputStream.nullOutputStream());
  }

  /** Reads the content while it is copied. */
  static Seen copy(ContainerFile attributes, InputStream content, OutputStream sink)
      throws IOException {
    var begin = new Beginning(sink);
    String sum = Sha256.copy(content, begin);
    String text = attributes.size() > LONGEST_TEXT ? "" : begin.text();
    return new Seen(
        attributes,
        sum,
        State.known(
            text.isEmpty() && attributes.size() > 0
                ? "%d bytes, sha256 %s".formatted(attributes.size(), sum)
                : text));
  }

  /** Passes bytes on and remembers the first. */
  private static final class Beginning extends OutputStream {
    private final OutputStream sink;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private Beginning(OutputStream sink) {
      this.sink = sink;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      sink.write(bytes, offset, length);
      kept.write(bytes, offset, Math.min(length, LONGEST_TEXT - kept.size()));
    }

    /** Returns the content if it is text, else nothing. */
    private String text() {
      try {
        String text =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(kept.toByteArray()))
                .toString();
        return text.indexOf('\0') < 0 ? text : "";
      } catch (CharacterCodingException binary) {
        return "";
      }
    }
  }
}
