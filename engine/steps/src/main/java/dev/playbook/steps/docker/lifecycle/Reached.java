package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The containers to which an action was done so far, and what that changed. */
final class Reached {
  private final Action action;
  private final StepContext context;
  private final List<Change> changes = new ArrayList<>();
  private final List<Container> containers = new ArrayList<>();

  Reached(Action action, StepContext context) {
    this.action = action;
    this.context = context;
  }

  /**
   * Adds one, and tells the operator.
   *
   * @param before how it was
   * @param after the container when it is as wanted
   */
  void add(State before, Container after) {
    context.output("%s: %s".formatted(after.name(), Looks.words(after)));
    containers.add(after);
    if (!action.isDone(before)) {
      changes.add(new Change(Resource.container(after.name()), before, Looks.state(after)));
    }
  }

  int count() {
    return containers.size();
  }

  /** Returns what was done, to stand behind a message; {@code ""} when nothing was. */
  String words() {
    return containers.isEmpty() ? "" : "; %s before it: %s".formatted(action.done(), names());
  }

  String names() {
    return containers.stream().map(one -> "`" + one.name() + "`").collect(Collectors.joining(", "));
  }

  /** Returns the failure with the next container: those before it stay as they are. */
  StepFailedException told(StepFailedException failure) {
    return containers.isEmpty()
        ? failure
        : new StepFailedException(
            failure.certainty() == Certainty.UNKNOWN ? Certainty.UNKNOWN : Certainty.FAILED,
            failure.getMessage() + words(),
            failure.hint(),
            failure);
  }

  StepResult result() {
    Map<String, Object> values = new LinkedHashMap<>(Looks.values(containers.getFirst()));
    values.remove("name");
    values.put("containers", containers.stream().map(Looks::values).toList());
    return new StepResult(!changes.isEmpty(), changes, values);
  }
}
