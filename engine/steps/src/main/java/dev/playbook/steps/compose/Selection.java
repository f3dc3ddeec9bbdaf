package dev.playbook.steps.compose;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Change;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.util.List;
import java.util.Map;

/**
 * The services that a step means, as they are before it.
 *
 * @param configured all services of the file with a hash of what each is configured to be
 * @param services the names of those that are meant
 * @param before the containers of the project
 */
record Selection(
    Compose compose, Map<String, String> configured, List<String> services, Snapshot before) {

  /** Looks at them; refuses a service that the file does not have. */
  static Selection of(Project project, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Compose compose = Compose.open(project, context);
    Map<String, String> configured = compose.configured();
    return new Selection(compose, configured, compose.selected(configured), compose.snapshot());
  }

  /** Returns the services of which something runs. */
  List<String> running() {
    return services.stream().filter(before::runsAtAll).toList();
  }

  /** Returns the names of the containers of the services. */
  List<String> containers() {
    return before.of(services).stream().map(ServiceContainer::name).toList();
  }

  /** Returns the name of the project: the playbook's word, else its containers', else the rule. */
  String projectName() {
    return compose
        .project()
        .name()
        .or(() -> before.containers().stream().map(ServiceContainer::project).findFirst())
        .orElseGet(compose::conventionalName);
  }

  /**
   * Lets compose change something.
   *
   * @param watched the services that it changes
   * @param removals what else goes with them
   */
  void change(
      List<String> arguments, List<String> watched, List<Change> removals, StepContext context)
      throws StepFailedException, InterruptedException {
    new LostChange(this, watched, removals).announce(context);
    compose.change(arguments, context);
  }

  Outdated outdated() {
    return new Outdated(compose, before, configured);
  }

  /**
   * Returns what the step has done.
   *
   * @param watched the services whose changes are told
   */
  StepResult result(boolean isChanged, List<String> watched, Snapshot after) {
    return new StepResult(
        isChanged, RunningSet.changes(compose, watched, before, after), after.values(services));
  }
}
