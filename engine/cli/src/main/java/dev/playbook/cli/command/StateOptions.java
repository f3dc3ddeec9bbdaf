package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.core.journal.History;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.RunDirectory;
import dev.playbook.core.journal.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where runs are kept. */
final class StateOptions {
  private final Argument<Path> stateDirectory =
      Argument.option(
          "--state-dir",
          "DIR",
          Path.class,
          "where runs are kept (default: $XDG_STATE_HOME/playbook)");

  List<Argument<?>> arguments() {
    return List.of(stateDirectory);
  }

  StateDirectory state() {
    return new StateDirectory(
        stateDirectory.given().orElseGet(StateOptions::usual).toAbsolutePath());
  }

  History history() {
    return new History(state());
  }

  RecordedRun run(String id) throws IOException {
    return history().find(id).orElseThrow(() -> noSuchRun(id));
  }

  /** Returns where a run lies, whether or not its journal can be read. */
  RunDirectory directory(String id) throws IOException {
    return history().directory(id).orElseThrow(() -> noSuchRun(id));
  }

  private static RefusedException noSuchRun(String id) {
    return new RefusedException(
        Exit.USAGE, "there is no run `" + id + "`; `playbook history` lists the runs");
  }

  private static Path usual() {
    String base = System.getenv().getOrDefault("XDG_STATE_HOME", "");
    return base.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".local", "state", "playbook")
        : Path.of(base, "playbook");
  }
}
