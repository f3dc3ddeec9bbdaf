package dev.playbook.steps.compose;

import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a whole project, with the values of one step.
 *
 * @param grace the time between SIGTERM and SIGKILL, in whole seconds for compose
 * @param losesVolumes whether the volumes go, too, with all that is in them
 */
record ComposeDownStep(Project project, Duration grace, boolean losesVolumes)
    implements ServicesStep {

  @Override
  public Preview preview() {
    return new Preview(
        "stop and remove %s with the networks%s"
            .formatted(project.title(), losesVolumes ? " and the volumes" : ""),
        losesVolumes ? Risk.DESTROY : Risk.CHANGE,
        List.of("compose " + String.join(" ", arguments())),
        losesVolumes
            ? Optional.empty()
            : Optional.of("which services ran, not what their containers held outside of volumes"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return project.unlessChanging(
        context, "which services are removed", () -> ServicesStep.super.inspect(context));
  }

  @Override
  public List<Change> foreseen(Selection selection, Forecast forecast)
      throws StepFailedException, InterruptedException {
    Belongings belongings = Belongings.of(selection, losesVolumes);
    belongings.refuseShared(selection);
    List<Change> changes = new ArrayList<>(forecast.removed(selection.services()));
    belongings.removals().stream().filter(forecast::isStillTo).forEach(changes::add);
    return changes;
  }

  @Override
  public String settled() {
    return "nothing of the project is there";
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Selection selection = Selection.of(project, context);
    Belongings before = Belongings.of(selection, losesVolumes);
    before.refuseShared(selection);
    List<String> present =
        selection.services().stream().filter(selection.before()::exists).toList();
    boolean isChanged = !present.isEmpty() || !before.removals().isEmpty();
    if (isChanged) {
      selection.change(arguments(), present, before.removals(), context);
    }
    return result(selection, before, present, isChanged);
  }

  @Override
  public Snapshot settled(Selection selection, StepContext context)
      throws StepFailedException, InterruptedException {
    Snapshot after = selection.compose().snapshot();
    refuseLeft(selection.services(), after, Belongings.of(selection, losesVolumes));
    return after;
  }

  @Override
  public List<Change> gone(List<Change> removals, Selection now)
      throws StepFailedException, InterruptedException {
    List<Change> left = Belongings.of(now, losesVolumes).removals();
    return removals.stream()
        .filter(one -> left.stream().noneMatch(other -> other.resource().equals(one.resource())))
        .toList();
  }

  @Override
  public Map<String, Object> told(List<Change> removals) {
    return Map.of("networks", names(removals, "network"), "volumes", names(removals, "volume"));
  }

  private static List<String> names(List<Change> removals, String kind) {
    return removals.stream()
        .map(Change::resource)
        .filter(resource -> resource.kind().equals(kind))
        .map(Resource::name)
        .toList();
  }

  private StepResult result(
      Selection selection, Belongings before, List<String> present, boolean isChanged)
      throws StepFailedException, InterruptedException {
    Snapshot after = selection.compose().snapshot();
    Belongings left = before.remaining(selection);
    refuseLeft(present, after, left);
    List<Change> removals = before.without(left).removals();
    StepResult services = selection.result(isChanged, present, after);
    List<Change> changes = new ArrayList<>(services.changes());
    changes.addAll(removals);
    Map<String, Object> values = new LinkedHashMap<>(services.values());
    values.putAll(told(removals));
    return new StepResult(isChanged, changes, values);
  }

  private static void refuseLeft(List<String> services, Snapshot after, Belongings left)
      throws StepFailedException {
    List<String> still = new ArrayList<>(services.stream().filter(after::exists).toList());
    still.addAll(left.volumes());
    if (!still.isEmpty()) {
      throw new StepFailedException(
          "compose ended well, but still there: " + String.join(", ", still),
          "look whether something else makes or uses them");
    }
  }

  private List<String> arguments() {
    List<String> down = List.of("down", "--timeout", Compose.seconds(grace));
    return losesVolumes ? Compose.joined(down, List.of("--volumes")) : down;
  }
}
