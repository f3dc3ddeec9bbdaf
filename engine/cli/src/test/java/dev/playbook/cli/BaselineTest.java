package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured on a well system, used in a run. */
final class BaselineTest {
  private static final String MEASURED =
      """
      { "search": { "p95": "30s", "count": 50112 }, "git": { "commit": "4f2c1aa" } }
      """;

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));
  private Path playbook = Path.of("");

  @BeforeEach
  void withAPlaybookThatCompares() {
    cli = new Cli(directory);
    cli.write("targets/here.yml", "schemaVersion: 1\nkind: target\nworkdir: ..\n");
    playbook =
        cli.write(
            "p.yml",
            """
            schemaVersion: 1
            id: p
            target: here
            vars:
              limit: 2 * baseline.search.p95
            steps:
              - { id: a, type: shell, with: { script: "echo {{baseline.git.commit}} {{baseline.search.count}} > seen" }, expect: result.duration < vars.limit && result.duration < baseline.search.p95 }
            """);
  }

  @Test
  void comparesWithWhatLiesBesideTheTargets() throws IOException {
    cli.write("baselines/here.json", MEASURED);
    assertThat(cli.run(playbook).code()).isZero();
    assertThat(cli.file("seen")).hasContent("4f2c1aa 50112");
    Path kept = cli.lastRun().directory().path().resolve("baseline.json");
    assertThat(Files.readString(kept)).isEqualTo(MEASURED);
  }

  @Test
  void takesTheFileThatTheTargetNames() {
    cli.write(
        "targets/here.yml",
        "schemaVersion: 1\nkind: target\nworkdir: ..\nbaseline: ../known-good.json\n");
    cli.write("known-good.json", MEASURED.replace("30s", "1ms"));
    Cli.Result run = cli.run(playbook);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("result.duration < baseline.search.p95");
  }

  @Test
  void doesNotReadABaselineThatNobodyAsksFor() {
    cli.write("baselines/here.json", "no JSON: at [all");
    Path other =
        cli.write(
            "q.yml",
            "schemaVersion: 1\nid: q\ntarget: here\nsteps:\n  - { id: a, type: shell, with: { script: 'true' } }\n");
    assertThat(Cli.call("validate", other.toString()).code()).isZero();
    assertThat(Cli.call("validate", playbook.toString()).code()).isEqualTo(Exit.INVALID);
  }
}
