package dev.playbook.cli.output;

import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Progress as lines with a time, for logs and CI. */
public final class PlainProgress implements RunListener {
  private final Console console;
  private final boolean verbose;
  private final StepLine steps = new StepLine();

  /**
   * Makes a printer.
   *
   * @param verbose whether lines that activities print are shown
   */
  public PlainProgress(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public void recall(List<RunEvent> earlier) {
    earlier.forEach(steps::on);
  }

  @Override
  public void on(RunEvent event) {
    steps.on(event);
    switch (event) {
      case RunEvent.Started started ->
          say(
              started.at(),
              "run %s %s target=%s playbook=sha256:%s"
                  .formatted(
                      started.run(),
                      started.playbook(),
                      started.target(),
                      started.digest().substring(0, 12)));
      case RunEvent.Reopened again ->
          say(again.at(), again.command() + " by " + again.process().by());
      case RunEvent.Resolved resolved ->
          say(
              resolved.at(),
              "%s %s %s"
                  .formatted(
                      steps.position(resolved.key()),
                      resolved.key(),
                      StepLine.resolution(resolved)));
      case RunEvent.GivenUp given -> say(given.at(), "given up: " + given.reason());
      case RunEvent.AttemptStarted attempt ->
          say(
              attempt.at(),
              "%s %s start %s timeout=%s%s"
                  .formatted(
                      steps.position(attempt.key()),
                      attempt.key(),
                      steps.item(attempt.key()).type(),
                      Took.limit(attempt.timeout()),
                      attempt.attempt() > 1 ? " attempt=" + attempt.attempt() : ""));
      case RunEvent.Kept kept when kept.captured().isEmpty() -> {}
      case RunEvent.Kept kept ->
          say(kept.at(), steps.position(kept.key()) + " " + kept.key() + " kept for undo");
      case RunEvent.Waiting waiting ->
          say(
              waiting.at(),
              "%s %s waiting look=%s %s"
                  .formatted(
                      steps.position(waiting.key()),
                      waiting.key(),
                      waiting.look(),
                      firstLine(waiting.reason())));
      case RunEvent.AttemptEnded ended ->
          say(
              ended.at(),
              "%s %s %s %s%s"
                  .formatted(
                      steps.position(ended.key()),
                      ended.key(),
                      steps.status(ended).words(),
                      Took.text(ended.took()),
                      reason(ended)));
      case RunEvent.Skipped skipped ->
          say(
              skipped.at(),
              "%s %s skipped (%s)"
                  .formatted(steps.position(skipped.key()), skipped.key(), skipped.reason()));
      case RunEvent.StopRequested stop ->
          say(stop.at(), "stopping: no further step is started; once more stops the present one");
      case RunEvent.UndoStarted undo -> say(undo.at(), StepLine.undo(undo));
      case RunEvent.Filled filled ->
          say(filled.at(), "report %s by %s".formatted(filled.field(), filled.by()));
      case RunEvent.Noted noted -> say(noted.at(), "note " + noted.text());
      case RunEvent.Ended ended ->
          say(
              ended.at(),
              "result %s %s exit=%s"
                  .formatted(
                      ended.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                      Took.text(ended.took()),
                      ended.verdict().exitCode()));
    }
  }

  @Override
  public void output(String key, String line) {
    if (verbose) {
      console.say(key + " │ " + line);
    }
  }

  private static String reason(RunEvent.AttemptEnded ended) {
    String reason = StepLine.reason(ended.outcome());
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private void say(Instant at, String text) {
    console.say(at.truncatedTo(ChronoUnit.SECONDS) + " " + text);
  }
}
