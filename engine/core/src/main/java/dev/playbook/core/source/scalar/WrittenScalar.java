package dev.playbook.core.source.scalar;

import dev.playbook.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a scalar again in its file, to learn where each visible character of its value stands. */
final class WrittenScalar {
  private final List<Glyph> raw;

  private WrittenScalar(List<Glyph> raw) {
    this.raw = raw;
  }

  /** Returns the visible characters of the value; empty when an escape is not understood. */
  static Optional<List<Glyph>> glyphs(Span whole) {
    WrittenScalar written = new WrittenScalar(rawGlyphs(whole));
    return written.value().map(glyphs -> glyphs.stream().filter(Glyph::visible).toList());
  }

  private static List<Glyph> rawGlyphs(Span whole) {
    List<String> lines = whole.source().lines();
    List<Glyph> glyphs = new ArrayList<>();
    for (int line = whole.line(); line <= Math.min(whole.endLine(), lines.size()); line++) {
      int[] columns = lines.get(line - 1).codePoints().toArray();
      int from = line == whole.line() ? whole.column() - 1 : 0;
      int to = line == whole.endLine() ? whole.endColumn() - 1 : columns.length;
      for (int at = from; at < Math.min(to, columns.length); at++) {
        glyphs.add(new Glyph(columns[at], line, at + 1, 1));
      }
      glyphs.add(new Glyph('\n', line, columns.length + 1, 0));
    }
    return glyphs;
  }

  private Optional<List<Glyph>> value() {
    return switch (raw.isEmpty() ? 0 : raw.getFirst().codePoint()) {
      case '\'' -> Optional.of(singleQuoted());
      case '"' -> doubleQuoted();
      case '|', '>' -> Optional.of(block());
      default -> Optional.of(raw);
    };
  }

  private List<Glyph> block() {
    int header = raw.getFirst().line();
    return raw.stream().filter(glyph -> glyph.line() > header).toList();
  }

  private List<Glyph> singleQuoted() {
    List<Glyph> value = new ArrayList<>();
    for (int at = 1; at < raw.size(); at++) {
      Glyph glyph = raw.get(at);
      if (glyph.codePoint() != '\'') {
        value.add(glyph);
      } else if (at + 1 < raw.size() && raw.get(at + 1).codePoint() == '\'') {
        value.add(new Glyph('\'', glyph.line(), glyph.column(), 2));
        at++;
      }
    }
    return value;
  }

  private Optional<List<Glyph>> doubleQuoted() {
    List<Glyph> value = new ArrayList<>();
    for (int at = 1; at < raw.size(); at++) {
      Glyph glyph = raw.get(at);
      if (glyph.codePoint() == '\\' && at + 1 < raw.size()) {
        int escaped = unescaped(raw.get(++at).codePoint());
        if (escaped < 0) {
          return Optional.empty();
        }
        value.add(new Glyph(escaped, glyph.line(), glyph.column(), 2));
      } else if (glyph.codePoint() != '"') {
        value.add(glyph);
      }
    }
    return Optional.of(value);
  }

  private static int unescaped(int letter) {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'n', 't', 'r', ' ', '\n' -> ' ';
      default -> -1;
    };
  }
}
