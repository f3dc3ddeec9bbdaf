package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.run.RunEvent;
import dev.playbook.fixtures.goal.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All payloads through one template: one run with those that can be written there, and for each of
 * the others a run that has to be refused before anything is done.
 */
final class Round {
  private final Cli cli;
  private final String what;
  private final Function<List<Payload>, String> steps;
  private final List<Payload> arriving = new ArrayList<>();
  private final Map<Payload, String> refused = new LinkedHashMap<>();

  /**
   * Divides the payloads.
   *
   * @param cli with a target file {@code targets/t.yml}
   * @param refusal why a payload cannot be written, as the message says it; {@code ""} if it can
   * @param steps what a list of payloads is put into
   */
  Round(
      Cli cli,
      String what,
      Function<Payload, String> refusal,
      Function<List<Payload>, String> steps) {
    this.cli = cli;
    this.what = what;
    this.steps = steps;
    for (Payload payload : Payload.all()) {
      String reason = refusal.apply(payload);
      if (reason.isEmpty()) {
        arriving.add(payload);
      } else {
        refused.put(payload, reason);
      }
    }
    count(all());
  }

  /** The payloads that arrive. */
  List<Payload> arriving() {
    return List.copyOf(arriving);
  }

  /** The payloads that are refused, though a playbook can hold them. */
  List<Payload> refused() {
    return refused.keySet().stream().filter(p -> Reasons.halfACharacter(p).isEmpty()).toList();
  }

  /** Runs the steps with all that arrive. */
  Round fire() {
    Cli.Result run = run(arriving);
    assertThat(run.code()).as("%s: %s", what, run.all()).isZero();
    return this;
  }

  /** Asserts that each of the others is refused with its reason. */
  Round refusesTheOthers() {
    refused.forEach(
        (payload, reason) -> {
          Cli.Result run = run(List.of(payload));
          assertThat(run.code()).as("%s %s: %s", what, payload, run.all()).isNotZero();
          assertThat(run.all()).as("%s %s", what, payload).contains(reason);
        });
    return this;
  }

  /** Runs the steps with some of the payloads. */
  Cli.Result run(List<Payload> payloads) {
    String inputs = each(payloads, p -> "  " + p.key() + ": { type: string }\n");
    String values = each(payloads, p -> p.key() + ": " + p.literal() + "\n");
    return cli.run(
        cli.playbook(
            "target: t\ninputs:\n  other: { type: string, default: other value }\n"
                + inputs
                + "steps:\n"
                + steps.apply(payloads)),
        "--vars-file",
        cli.write("vars.yml", values).toString());
  }

  /** Writes a line for each payload. */
  static String each(List<Payload> payloads, Function<Payload, String> line) {
    return payloads.stream().map(line).collect(Collectors.joining());
  }

  /** Asserts that every payload that can arrive did so, byte by byte. */
  Round received(Function<Payload, String> echo) {
    for (Payload payload : arriving) {
      assertThat(echo.apply(payload))
          .as("%s %s %s", what, payload.key(), payload.literal())
          .isEqualTo(payload.text());
    }
    return this;
  }

  /** Returns the result of a step of the last run. */
  Map<String, Object> result(String step) {
    return cli.lastRun().events().stream()
        .filter(RunEvent.AttemptEnded.class::isInstance)
        .map(RunEvent.AttemptEnded.class::cast)
        .filter(ended -> ended.key().equals(step))
        .map(ended -> ((Outcome.Succeeded) ended.outcome()).result().values())
        .findFirst()
        .orElseThrow();
  }

  private long all() {
    return (long) arriving.size() + refused.size();
  }

  /** All have failed until the test has seen the canary. */
  private void count(long failed) {
    Goal.R16.counted("payloads, " + what, all(), failed);
  }

  /** Tells what came of it, when the test has seen the canary. */
  void report() {
    count(0);
    System.out.printf(
        "injection: %-28s payloads=%d, arrived=%d, refused=%d, canary untouched%n",
        what, all(), arriving.size(), refused.size());
  }
}
