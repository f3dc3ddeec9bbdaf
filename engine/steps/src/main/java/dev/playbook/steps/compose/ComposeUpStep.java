package dev.playbook.steps.compose;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A start with the values of one step.
 *
 * @param isHealthWanted whether the step waits for health checks
 */
record ComposeUpStep(Project project, boolean isHealthWanted) implements Step {

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
    Path file = context.workDirectory().resolve(project.file()).normalize();
    for (Path source : List.of(file, file.resolveSibling(".env"))) {
      Resource resource = Resource.hostFile(source.toString());
      if (context.world().predicted(resource).isPresent()) {
        return new Inspection.KnownAfter(resource, "which services are made anew");
      }
    }
    return Blocking.unless(() -> inspected(Compose.open(project, context), context));
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return RunningSet.capture(Compose.open(project, context));
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Compose compose = Compose.open(project, context);
    Map<String, String> configured = compose.configured();
    List<String> services = compose.selected(configured);
    Snapshot before = compose.snapshot();
    List<String> outdated = new Outdated(compose, before, configured).among(services);
    if (!outdated.isEmpty()) {
      compose.change(arguments(project.services()), context);
    }
    Snapshot after = new Readiness(compose, services, isHealthWanted).await(context);
    return new StepResult(
        !outdated.isEmpty(),
        RunningSet.changes(compose, services, before, after),
        after.values(services));
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return RunningSet.restore(captured, Compose.open(project, context), context);
  }

  private Inspection inspected(Compose compose, InspectContext context)
      throws StepFailedException, InterruptedException {
    Map<String, String> configured = compose.configured();
    Snapshot before = compose.snapshot();
    Outdated outdated = new Outdated(compose, before, configured);
    Forecast forecast = new Forecast(project.file(), before, context.world());
    List<Change> changes = new ArrayList<>();
    for (String service : compose.selected(configured)) {
      String now = outdated.reason(service);
      String why = now.isEmpty() && !forecast.runs(service) ? Outdated.STARTS : now;
      if (!why.isEmpty()) {
        changes.addAll(forecast.started(service, configured.getOrDefault(service, ""), why));
      }
    }
    return changes.isEmpty()
        ? new Inspection.NothingToDo("all of them run as configured")
        : new Inspection.WillChange(changes);
  }

  /** Named services come alone: to make a database anew is not what "start the server" says. */
  private static List<String> arguments(List<String> services) {
    return services.isEmpty()
        ? List.of("up", "--detach")
        : RunningSet.with(List.of("up", "--detach", "--no-deps"), services);
  }
}
