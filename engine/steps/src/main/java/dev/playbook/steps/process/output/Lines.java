package dev.playbook.steps.process.output;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines of text, and lines without an end into pieces of 8 KiB. */
public final class Lines {
  private static final int LONGEST = 8 * 1024;

  private final Consumer<String> sink;
  private final byte[] line = new byte[LONGEST];
  private int length;

  /** Gives every line to the sink, without its end. */
  public Lines(Consumer<String> sink) {
    this.sink = sink;
  }

  /** Takes the next piece. */
  public void add(byte[] bytes, int count) {
    for (int at = 0; at < count; at++) {
      if (bytes[at] == '\n') {
        emit(length > 0 && line[length - 1] == '\r' ? length - 1 : length, length);
      } else {
        if (length == LONGEST) {
          emit(characterEnd(), characterEnd());
        }
        line[length++] = bytes[at];
      }
    }
  }

  /** Gives out a last line without a line end. */
  public void finish() {
    if (length > 0) {
      emit(length, length);
    }
  }

  private void emit(int shown, int used) {
    sink.accept(new String(line, 0, shown, StandardCharsets.UTF_8));
    System.arraycopy(line, used, line, 0, length - used);
    length -= used;
  }

  /** Returns where the last character begins that may go on in the next piece. */
  private int characterEnd() {
    int end = length;
    for (int back = 1; back <= 4; back++) {
      int value = line[length - back] & 0xFF;
      if (value >= 0xC0) {
        end = length - back;
      }
      if (value < 0x80 || value >= 0xC0) {
        break;
      }
    }
    return end;
  }
}
