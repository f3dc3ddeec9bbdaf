package dev.playbook.cli.output;

import java.io.PrintWriter;
import java.util.List;

/**
 * What is said to the operator beside the result. Lines that live stay at the end: whatever else is
 * said goes above them. Safe for several threads.
 */
final class Talk {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String UP_AND_CLEAR = "\u001b[1A" + CLEAR_LINE;

  private final PrintWriter out;
  private List<String> living = List.of();

  Talk(PrintWriter out) {
    this.out = out;
  }

  synchronized void say(String text) {
    erase();
    out.println(text);
    paint();
  }

  /** Writes without ending the line. */
  synchronized void ask(String text) {
    show(List.of());
    out.print(text);
    out.flush();
  }

  /** Takes the place of the lines that live; each must fit into the width of the terminal. */
  synchronized void show(List<String> lines) {
    erase();
    living = List.copyOf(lines);
    paint();
  }

  private void erase() {
    if (!living.isEmpty()) {
      out.print(CLEAR_LINE + UP_AND_CLEAR.repeat(living.size() - 1));
    }
  }

  private void paint() {
    out.print(String.join(System.lineSeparator(), living));
    out.flush();
  }
}
