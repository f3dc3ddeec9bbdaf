package dev.playbook.steps.compose;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stop with the values of one step.
 *
 * @param grace the time between SIGTERM and SIGKILL, in whole seconds for compose
 */
record ComposeStopStep(Project project, Duration grace) implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "stop " + project.title(),
        Risk.CHANGE,
        List.of("compose " + String.join(" ", arguments(project.services()))),
        Optional.of("which services ran"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Blocking.unless(
        () -> {
          Compose compose = Compose.open(project, context);
          List<String> services = compose.selected(compose.configured());
          Forecast forecast = new Forecast(project.file(), compose.snapshot(), context.world());
          List<Change> changes = forecast.stopped(services);
          return changes.isEmpty()
              ? new Inspection.NothingToDo("none of them runs")
              : new Inspection.WillChange(changes);
        });
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return RunningSet.capture(Compose.open(project, context));
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Compose compose = Compose.open(project, context);
    List<String> services = compose.selected(compose.configured());
    Snapshot before = compose.snapshot();
    List<String> running = services.stream().filter(before::runsAtAll).toList();
    if (!running.isEmpty()) {
      compose.change(arguments(running), context);
    }
    Snapshot after = compose.snapshot();
    RunningSet.refuse(running.stream().filter(after::runsAtAll).toList());
    return new StepResult(
        !running.isEmpty(),
        RunningSet.changes(compose, running, before, after),
        after.values(services));
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return RunningSet.restore(captured, Compose.open(project, context), context);
  }

  private List<String> arguments(List<String> services) {
    long seconds = Math.ceilDiv(grace.toMillis(), 1_000);
    return RunningSet.with(List.of("stop", "--timeout", Long.toString(seconds)), services);
  }
}
