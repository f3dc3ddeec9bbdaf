package dev.playbook.steps.docker.exec;

import dev.playbook.steps.process.output.Lines;
import dev.playbook.steps.process.output.Output;
import java.util.List;
import java.util.function.Consumer;

/** One stream of a command: every line is shown at once, the beginning and the end are kept. */
final class Heard {
  private final Output kept = new Output();
  private final Lines lines;

  Heard(Consumer<String> sink) {
    this.lines = new Lines(sink);
  }

  void add(byte[] bytes, int count) {
    kept.add(bytes, count);
    lines.add(bytes, count);
  }

  void finish() {
    lines.finish();
  }

  /** Returns the text without white space at its ends. */
  String text() {
    return kept.text().strip();
  }

  boolean isCut() {
    return kept.isCut();
  }

  /** Returns the last lines that are not blank, at most so many. */
  List<String> last(int most) {
    List<String> all = text().lines().filter(line -> !line.isBlank()).toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
