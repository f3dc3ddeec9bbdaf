package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file, once, as UTF-8 text of bounded size. */
public final class SourceReader {
  /** The largest file that is read. */
  public static final int LARGEST = 1 << 20;

  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private final Diagnostics problems;

  /** Makes a reader that adds what is wrong to the given problems. */
  public SourceReader(Diagnostics problems) {
    this.problems = problems;
  }

  /**
   * Reads a file; empty when something in it is wrong.
   *
   * @param path an existing file
   * @param name how messages call it
   * @throws IOException when it is no regular file or cannot be read
   */
  public Optional<Source> read(Path path, String name) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("not a regular file");
    }
    try (InputStream stream = new FileInputStream(path.toFile())) {
      return decode(stream.readNBytes(LARGEST + 1), path, name);
    }
  }

  private Optional<Source> decode(byte[] bytes, Path path, String name) {
    Source nothing = new Source(path, name, "");
    if (bytes.length > LARGEST) {
      problems.add(
          Rule.LIMIT
              .error(nothing.start(), "the file is larger than 1 MiB")
              .hint("split the playbook; values that large belong into files beside it"));
      return Optional.empty();
    }
    if (isUtf16(bytes)) {
      String encoding = isUtf32(bytes) ? "UTF-32" : "UTF-16";
      problems.add(
          Rule.ENCODING
              .error(nothing.start(), "the file is %s text, not UTF-8".formatted(encoding))
              .hint("save it as UTF-8"));
      return Optional.empty();
    }
    return decodeUtf8(bytes, path, name);
  }

  private Optional<Source> decodeUtf8(byte[] bytes, Path path, String name) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = withoutMark(out.flip().toString());
    Source source = new Source(path, name, text);
    if (result.isError()) {
      int first = Byte.toUnsignedInt(in.get(in.position()));
      problems.add(
          Rule.ENCODING
              .error(endOf(source), "the byte %02X here is not UTF-8".formatted(first))
              .hint("save the file as UTF-8, not as Latin-1 or Windows-1252"));
      return Optional.empty();
    }
    return Optional.of(source);
  }

  private static Span endOf(Source source) {
    String text = source.text();
    int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    String last = text.substring(text.lastIndexOf('\n') + 1);
    int column = last.codePointCount(0, last.length()) + 1;
    return new Span(source, line, column, line, column + 1);
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** Of the four bytes of a character at least two are NUL. */
  private static boolean isUtf32(byte[] bytes) {
    int empty = 0;
    for (int at = 4; at < Math.min(8, bytes.length); at++) {
      empty += bytes[at] == 0 ? 1 : 0;
    }
    return empty > 2;
  }

  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = Byte.toUnsignedInt(bytes[0]);
    int second = Byte.toUnsignedInt(bytes[1]);
    boolean marked = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
    return marked || (first == 0) != (second == 0);
  }
}
