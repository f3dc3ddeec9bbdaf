package dev.playbook.steps.compose;

import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A start of containers that are there, with the values of one step.
 *
 * @param isHealthWanted whether the step waits for health checks
 */
record ComposeStartStep(Project project, boolean isHealthWanted) implements ServicesStep {

  @Override
  public Preview preview() {
    return new Preview(
        "start the containers of "
            + project.title()
            + (isHealthWanted ? " and wait until healthy" : ""),
        Risk.CHANGE,
        List.of("compose " + String.join(" ", Compose.starting(project.services()))),
        Optional.of("which services ran"));
  }

  @Override
  public List<Change> foreseen(Selection selection, Forecast forecast) throws StepFailedException {
    refuseMissing(selection.services().stream().filter(one -> !forecast.exists(one)).toList());
    List<Change> changes = new ArrayList<>();
    for (String service : selection.services()) {
      if (!forecast.isReady(service, isHealthWanted)) {
        String why =
            forecast.isReady(service, false) ? "is waited for until healthy" : Outdated.STARTS;
        changes.addAll(forecast.started(service, forecast.hash(service), why));
      }
    }
    return changes;
  }

  @Override
  public String settled() {
    return isHealthWanted ? "all of them run and are healthy" : "all of them run";
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Selection selection = Selection.of(project, context);
    refuseMissing(
        selection.services().stream().filter(one -> !selection.before().exists(one)).toList());
    List<String> resting =
        selection.services().stream().filter(one -> !selection.before().runs(one)).toList();
    if (!resting.isEmpty()) {
      selection.change(Compose.starting(resting), selection.services(), List.of(), context);
    }
    return selection.result(!resting.isEmpty(), selection.services(), settled(selection, context));
  }

  @Override
  public Snapshot settled(Selection selection, StepContext context) throws StepFailedException {
    return new Readiness(selection.compose(), selection.services(), isHealthWanted).await(context);
  }

  private static void refuseMissing(List<String> services) throws StepFailedException {
    if (!services.isEmpty()) {
      throw StepFailedException.notStarted(
          "there is no container to start of `%s`".formatted(String.join("`, `", services)),
          "take `compose.up`, which makes it",
          null);
    }
  }
}
