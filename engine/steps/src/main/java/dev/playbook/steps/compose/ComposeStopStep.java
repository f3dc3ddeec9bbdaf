package dev.playbook.steps.compose;

import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
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
record ComposeStopStep(Project project, Duration grace) implements ServicesStep {

  @Override
  public Preview preview() {
    return new Preview(
        "stop " + project.title(),
        Risk.CHANGE,
        List.of("compose " + String.join(" ", arguments(project.services()))),
        Optional.of("which services ran"));
  }

  @Override
  public List<Change> foreseen(Selection selection, Forecast forecast) {
    return forecast.stopped(selection.services());
  }

  @Override
  public String settled() {
    return "none of them runs";
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Selection selection = Selection.of(project, context);
    List<String> running = selection.running();
    if (!running.isEmpty()) {
      selection.change(arguments(running), running, List.of(), context);
    }
    return selection.result(!running.isEmpty(), running, settled(selection, context));
  }

  @Override
  public Snapshot settled(Selection selection, StepContext context)
      throws StepFailedException, InterruptedException {
    Snapshot after = selection.compose().snapshot();
    RunningSet.refuse(selection.running().stream().filter(after::runsAtAll).toList());
    return after;
  }

  private List<String> arguments(List<String> services) {
    return Compose.joined(List.of("stop", "--timeout", Compose.seconds(grace)), services);
  }
}
