package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.spi.Answer;
import dev.playbook.spi.Question;
import dev.playbook.spi.StepFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Answers the questions of steps with what was given on the command line, else asks. */
final class Respondent implements Operator {
  private final Console console;
  private final Map<String, String> given;
  private final String by;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * Makes a respondent.
   *
   * @param given answers by the id of the step, for a line {@code id.field}
   * @param by who is at the terminal
   */
  Respondent(Console console, Map<String, String> given, String by) {
    this.console = console;
    this.given = given;
    this.by = by;
  }

  /** Learns what is done, and refuses answers to others. */
  void check(List<PlannedActivity> activities) {
    activities.forEach(activity -> ids.put(activity.key(), activity.id()));
    for (String name : given.keySet()) {
      String id = name.replaceFirst("[.].*", "");
      if (!ids.containsValue(id)) {
        String near = DidYouMean.among(ids.values(), id);
        throw new RefusedException(
            Exit.USAGE,
            List.of(
                "there is no step `" + id + "` to answer" + (near.isEmpty() ? "" : "; " + near),
                "nothing was started"));
      }
    }
  }

  @Override
  public Answer answer(String key, Question question)
      throws StepFailedException, InterruptedException {
    String name = name(key, question);
    Optional<String> flag = Optional.ofNullable(given.get(name)).map(String::strip);
    if (flag.isEmpty() && !console.canAsk()) {
      throw StepFailedException.declined(
          "nobody can be asked without a terminal",
          "`--answer %s=%s` answers".formatted(name, example(question)),
          Map.of());
    }
    String text =
        flag.isPresent() ? understood(question, flag.get()).orElse(flag.get()) : typed(question);
    return new Answer(text, by);
  }

  private String name(String key, Question question) {
    String id = ids.getOrDefault(key, key);
    return question instanceof Question.Line(_, String field) ? id + "." + field : id;
  }

  private static String example(Question question) {
    return switch (question) {
      case Question.Consent _ -> "yes";
      case Question.Word(_, String word) -> word;
      case Question.Line _ -> "TEXT";
    };
  }

  /** One question at a time. */
  private String typed(Question question) throws StepFailedException, InterruptedException {
    turn.lockInterruptibly();
    try {
      return usable(question);
    } finally {
      turn.unlock();
    }
  }

  private String usable(Question question) throws StepFailedException, InterruptedException {
    console.say(question.text());
    while (true) {
      Optional<String> line = console.ask(form(question));
      if (line.isEmpty()) {
        throw StepFailedException.declined("the terminal was closed", "", Map.of());
      }
      Optional<String> answer = understood(question, line.get());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private static String form(Question question) {
    return switch (question) {
      case Question.Consent _ -> "Type yes or no: ";
      case Question.Word(_, String word) -> "Type `" + word + "` to go on, or no: ";
      case Question.Line _ -> "> ";
    };
  }

  private static Optional<String> understood(Question question, String line) {
    return switch (question) {
      case Question.Consent _ -> consent(line);
      case Question.Word(_, String word) ->
          line.equals(word) ? Optional.of(word) : consent(line).filter("no"::equals);
      case Question.Line _ -> Optional.of(line).filter(text -> !text.isEmpty());
    };
  }

  private static Optional<String> consent(String line) {
    return switch (line) {
      case "y", "yes" -> Optional.of("yes");
      case "n", "no" -> Optional.of("no");
      default -> Optional.empty();
    };
  }
}
