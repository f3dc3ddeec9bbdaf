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
  private String question = "";

  Talk(PrintWriter out) {
    this.out = out;
  }

  synchronized void say(String text) {
    erase();
    out.println(text);
    paint();
  }

  /** Asks; the answer is typed behind the question, which stays at the end until then. */
  synchronized void ask(String text) {
    erase();
    question = text;
    paint();
  }

  /**
   * Goes on after a question.
   *
   * @param typed whether the typed answer has ended the line
   */
  synchronized void answered(boolean typed) {
    question = "";
    if (!typed) {
      out.println();
    }
    paint();
  }

  /** Takes the place of the lines that live; each must fit into the width of the terminal. */
  synchronized void show(List<String> lines) {
    if (question.isEmpty()) {
      erase();
      living = List.copyOf(lines);
      paint();
    } else {
      living = List.copyOf(lines);
    }
  }

  private void erase() {
    if (!question.isEmpty()) {
      out.print(CLEAR_LINE);
    } else if (!living.isEmpty()) {
      out.print(CLEAR_LINE + UP_AND_CLEAR.repeat(living.size() - 1));
    }
  }

  private void paint() {
    out.print(question.isEmpty() ? String.join(System.lineSeparator(), living) : question);
    out.flush();
  }
}
