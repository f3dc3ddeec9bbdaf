package dev.playbook.cli.resume;

import dev.playbook.cli.Cli;
import dev.playbook.core.Engine;
import dev.playbook.core.OpenRun;
import dev.playbook.core.Surroundings;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.journal.StateDirectory;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.plan.input.GivenInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A playbook of several files, of which a step waits until the engine is killed. */
final class SeveralFiles {
  private static final String INPUTS =
      """
      inputs:
        scope: { type: string, default: all }
        lists: { type: integer, default: 100 }
        ratio: { type: number, default: 2.0 }
        dry: { type: boolean, default: false }
        pause: { type: duration, default: 90s }
        key: { type: string, secret: true }
      vars:
        both: inputs.pause * 2
        words: "['a', inputs.scope]"
        head: "'key ' + inputs.scope"
      """;

  static final String STEPS =
      """
      steps:
        - { id: first, type: shell, with: { command: [echo, "{{inputs.lists}}"] } }
        - { id: called, type: call, with: { playbook: lib/other.yml } }
        - { id: middle, type: shell, with: { script: "echo > started; read -r _ < go" }, timeout: 1m }
        - { id: other, type: shell, with: { command: ["true"] } }
      validations:
        - use: lib/checks.yml
      """;

  /** What the engine is given beside its words. */
  static final Map<String, String> KEY = Map.of("PLAYBOOK_VAR_key", "hunter22");

  private final Path directory;
  private final Cli cli;

  SeveralFiles(Path directory) {
    this.directory = directory;
    cli = new Cli(directory);
    cli.write(
        "lib/other.yml",
        """
        schemaVersion: 1
        id: other
        name: Other
        class: quick
        steps:
          - { id: quiet, type: shell, with: { command: ["true"] } }
        """);
    cli.write(
        "lib/checks.yml",
        """
        schemaVersion: 1
        kind: validations
        id: checks
        validations:
          - { id: checked, type: shell, risk: read, with: { command: ["true"] }, expect: result.exitCode == 0 }
        """);
    cli.target(
        """
        urls: { home: "http://127.0.0.1:1/" }
        secrets:
          token: { file: ../token }
        """);
  }

  Path playbook() {
    return playbook(STEPS);
  }

  /** Writes it with other steps. */
  Path playbook(String steps) {
    return cli.playbook("target: t\n" + INPUTS + steps);
  }

  void runAndKill() throws Exception {
    runAndKill(playbook());
  }

  void runAndKill(Path playbook, String... more) throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(playbook, KEY, more);
    engine.letGo();
  }

  PlaybookLoader loader() {
    return new PlaybookLoader(StepCatalog.discover(), directory, Map.of());
  }

  /** Takes the last run up again, by an engine with other variables than the first. */
  OpenRun reopen(GivenInputs given) throws Exception {
    Surroundings surroundings =
        new Surroundings(
            "1.0",
            new StateDirectory(cli.state()),
            Map.of("PATH", "/nowhere", "HOME", "/home/me"),
            Operator.NOBODY,
            Clock.systemUTC());
    return new Engine(new StepBinder(StepCatalog.discover()), surroundings)
        .reopen(cli.lastRun(), loader(), given);
  }

  OpenRun reopen(Map<String, String> environment) throws Exception {
    return reopen(new GivenInputs(Map.of(), Optional.empty(), environment));
  }

  OpenRun reopen() throws Exception {
    return reopen(KEY);
  }

  /** Returns what was kept of the last run's premises. */
  String premises() throws IOException {
    return Files.readString(cli.lastRun().directory().path().resolve("premises.json"));
  }
}
