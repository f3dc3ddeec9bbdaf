package dev.playbook.steps.docker.logs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines that counted, few enough to be kept in a journal. */
final class Found {
  private static final int MOST_LINES = 200;
  private static final int MOST_CHARACTERS = 64 * 1024;

  private final Deque<String> last = new ArrayDeque<>();
  private long characters;
  private long count;

  void add(String line) {
    count++;
    last.addLast(line);
    characters += line.length();
    while (last.size() > MOST_LINES || characters > MOST_CHARACTERS) {
      characters -= last.removeFirst().length();
    }
  }

  /** Returns how many there were, kept or not. */
  long count() {
    return count;
  }

  List<String> lines() {
    return List.copyOf(last);
  }
}
