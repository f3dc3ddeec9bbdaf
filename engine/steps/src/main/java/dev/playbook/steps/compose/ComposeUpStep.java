package dev.playbook.steps.compose;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A start with the values of one step.
 *
 * @param isHealthWanted whether the step waits for health checks
 */
record ComposeUpStep(Project project, boolean isHealthWanted) implements ServicesStep {

  @Override
  public Preview preview() {
    return new Preview(
        "start " + project.title() + (isHealthWanted ? " and wait until healthy" : ""),
        Risk.CHANGE,
        List.of("compose " + String.join(" ", arguments(project.services()))),
        Optional.of("which services ran, not how they were configured"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return project.unlessChanging(
        context, "which services are made anew", () -> ServicesStep.super.inspect(context));
  }

  @Override
  public List<Change> foreseen(Selection selection, Forecast forecast)
      throws StepFailedException, InterruptedException {
    Outdated outdated = selection.outdated();
    List<Change> changes = new ArrayList<>();
    for (String service : selection.services()) {
      String now = outdated.reason(service);
      String why = now.isEmpty() && !forecast.runs(service) ? Outdated.STARTS : now;
      if (!why.isEmpty()) {
        String hash = selection.configured().getOrDefault(service, "");
        changes.addAll(forecast.started(service, hash, why));
      }
    }
    return changes;
  }

  @Override
  public String settled() {
    return "all of them run as configured";
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Selection selection = Selection.of(project, context);
    List<String> outdated = selection.outdated().among(selection.services());
    if (!outdated.isEmpty()) {
      selection.change(arguments(project.services()), selection.services(), List.of(), context);
    }
    return selection.result(!outdated.isEmpty(), selection.services(), settled(selection, context));
  }

  /** What is made anew reads the compose file again; what stood still is not to be started. */
  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    Selection selection = Selection.of(project, context);
    Captured captured = RunningSet.capture(selection);
    return selection.running().containsAll(selection.services()) ? captured.again() : captured;
  }

  @Override
  public Snapshot settled(Selection selection, StepContext context) throws StepFailedException {
    return new Readiness(selection.compose(), selection.services(), isHealthWanted).await(context);
  }

  /** Named services come alone: to make a database anew is not what "start the server" says. */
  private static List<String> arguments(List<String> services) {
    return services.isEmpty()
        ? List.of("up", "--detach")
        : Compose.joined(List.of("up", "--detach", "--no-deps"), services);
  }
}
