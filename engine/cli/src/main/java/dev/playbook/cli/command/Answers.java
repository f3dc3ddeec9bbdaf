package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the command line says, else somebody at the terminal, else what is usual. */
final class Answers {
  private final Console console;

  Answers(Console console) {
    this.console = console;
  }

  /**
   * A question.
   *
   * @param flag what answers it on the command line
   * @param text without a colon
   * @param usual the answer when none is given; empty when there must be one
   * @param fault says what is wrong with an answer
   */
  record Question(
      String flag, String text, Optional<String> usual, Function<String, Optional<String>> fault) {

    private String prompt() {
      return text + usual.map(it -> " [" + it + "]").orElse("") + ": ";
    }
  }

  /** Returns an answer that can be used. */
  String to(Question question, Optional<String> given) {
    if (given.isPresent()) {
      String answer = given.get().strip();
      question.fault().apply(answer).ifPresent(Answers::refuse);
      return answer;
    }
    return console.canAsk() ? asked(question) : usual(question);
  }

  private static void refuse(String fault) {
    throw new RefusedException(Exit.USAGE, List.of(fault, "nothing was written"));
  }

  private static String usual(Question question) {
    return question
        .usual()
        .orElseThrow(
            () ->
                refused("nobody can be asked without a terminal; " + question.flag() + " answers"));
  }

  private String asked(Question question) {
    while (true) {
      String line = line(question.prompt());
      String answer = line.isEmpty() ? question.usual().orElse("") : line;
      Optional<String> fault = question.fault().apply(answer);
      if (fault.isEmpty()) {
        return answer;
      }
      console.say(fault.get());
    }
  }

  private String line(String prompt) {
    try {
      return console.ask(prompt).orElseThrow(() -> refused("the terminal was closed"));
    } catch (InterruptedException e) {
      throw new IllegalStateException("the command's own thread was interrupted", e);
    }
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(Exit.REFUSED, List.of(reason, "nothing was written"));
  }
}
