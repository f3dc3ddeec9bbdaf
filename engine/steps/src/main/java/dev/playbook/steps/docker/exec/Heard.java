package dev.playbook.steps.docker.exec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * One stream of output: every line goes on at once, the text is kept with its middle left out, so
 * that a flood costs no memory.
 */
final class Heard {
  private static final int KEPT = 64 * 1024;
  private static final int LONGEST_LINE = 8 * 1024;

  private final Consumer<String> lines;
  private final byte[] line = new byte[LONGEST_LINE];
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final byte[] tail = new byte[KEPT];
  private int length;
  private long beyondHead;

  Heard(Consumer<String> lines) {
    this.lines = lines;
  }

  void add(byte[] bytes, int count) {
    for (int at = 0; at < count; at++) {
      keep(bytes[at]);
      if (bytes[at] == '\n' || length == LONGEST_LINE) {
        emit();
      }
      if (bytes[at] != '\n') {
        line[length++] = bytes[at];
      }
    }
  }

  /** Gives out a last line that has no end. */
  void finish() {
    if (length > 0) {
      emit();
    }
  }

  /** Returns the text without white space at its ends, the middle of a long one left out. */
  String text() {
    String begin = head.toString(StandardCharsets.UTF_8);
    if (beyondHead == 0) {
      return begin.strip();
    }
    String note = beyondHead > KEPT ? "\n[%d bytes left out]\n".formatted(beyondHead - KEPT) : "";
    return (begin + note + end()).strip();
  }

  boolean isCut() {
    return beyondHead > KEPT;
  }

  /** Returns the last lines that are not blank, at most so many. */
  List<String> last(int most) {
    List<String> all = text().lines().filter(text -> !text.isBlank()).toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private void keep(byte value) {
    if (head.size() < KEPT) {
      head.write(value);
    } else {
      tail[(int) (beyondHead++ % KEPT)] = value;
    }
  }

  private String end() {
    int kept = (int) Math.min(beyondHead, KEPT);
    byte[] ordered = new byte[kept];
    for (int at = 0; at < kept; at++) {
      ordered[at] = tail[(int) ((beyondHead - kept + at) % KEPT)];
    }
    return new String(ordered, StandardCharsets.UTF_8);
  }

  private void emit() {
    boolean carriage = length > 0 && line[length - 1] == '\r';
    lines.accept(new String(line, 0, carriage ? length - 1 : length, StandardCharsets.UTF_8));
    length = 0;
  }
}
