package dev.playbook.core;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.Asking;
import dev.playbook.core.activity.Environment;
import dev.playbook.core.activity.OpenClients;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.activity.Workspace;
import dev.playbook.core.journal.JournalWriter;
import dev.playbook.core.journal.OutputLog;
import dev.playbook.core.journal.RunDirectory;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.run.Pace;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import dev.playbook.core.run.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one engine does for one run, from when it takes it up until its end.
 *
 * @param environment the variables of whoever began the run; steps see an allowed few of them
 */
record Session(
    Plan plan,
    RunDirectory directory,
    Map<String, String> environment,
    Setup setup,
    Pace pace,
    StopSignal stop) {

  /**
   * Does some work on the run, and returns when its last event is told.
   *
   * @param listeners told after the journal
   */
  RunEvent.Ended work(
      JournalWriter journal, List<RunListener> listeners, Function<Runner, RunEvent.Ended> work)
      throws IOException {
    try (OutputLog output = new OutputLog(directory);
        OpenClients clients = new OpenClients()) {
      List<RunListener> all = new ArrayList<>(List.of(journal, output));
      all.addAll(listeners);
      return work.apply(runner(clients, directory.captured(), all));
    }
  }

  /** Looks at what became of the run, and keeps nothing of it. */
  RunEvent.Ended look(List<RunListener> listeners, Function<Runner, RunEvent.Ended> work)
      throws IOException {
    try (var scratch = new ScratchDirectory();
        OpenClients clients = new OpenClients()) {
      return work.apply(runner(clients, scratch.path(), listeners));
    }
  }

  private Runner runner(OpenClients clients, Path directories, List<RunListener> listeners) {
    Premises premises = plan.premises();
    Workspace workspace =
        new Workspace(
            premises.facts().id(),
            premises.target().workDirectory(),
            Environment.allowed(environment),
            clients,
            setup.surroundings().operator(),
            directories);
    return new Runner(
        plan,
        setup.binder(),
        new ActivityRunner(workspace, stop),
        setup.masker(),
        new Asking(setup.surroundings().operator(), stop),
        pace,
        stop,
        listeners,
        setup.surroundings().clock());
  }
}
