package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --probe-sql}: statements are run and rolled back, and the plan says so. */
final class ProbeTest {
  private static final String STEPS =
      """
      steps:
        - id: make
          type: sql
          with:
            connection: mem0-db
            statements:
              - CREATE TABLE probe_in_plan (id int)
              - INSERT INTO probe_in_plan SELECT n FROM generate_series(1, 12) n
              - DELETE FROM probe_in_plan WHERE id > 5
          undo: none
          because: the table is new
      """;

  private final Cli cli;

  ProbeTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void showsTheCountsOfStatementsThatWereRolledBack() {
    String target = TestStack.target(cli, RealStack.get()).toString();
    String playbook = cli.playbook(STEPS).toString();
    String[] words = {"plan", playbook, "--target", target, "--probe-sql"};
    Cli.Result plan = cli.stateful(words);
    assertThat(plan.out())
        .as(plan.all())
        .contains("probed: statements were run and rolled back")
        .contains("new: 12 rows", "7 rows", "seen by a probe, rolled back");
    assertThat(cli.stateful(words).out()).isEqualTo(plan.out());
    assertThat(cli.stateful("plan", playbook, "--target", target).out())
        .doesNotContain("probe, rolled back", "probed");
  }

  @Test
  void isRefusedWhereNobodyLooks() {
    Cli.Result plan = cli.stateful("plan", playbook(), "--probe-sql", "--offline");
    assertThat(plan.code()).isEqualTo(1);
    assertThat(plan.err())
        .contains("`--probe-sql` asks the server, and `--offline` looks at nothing");
  }

  @Test
  void isNotSaved() {
    String file = cli.file("plan.json").toString();
    Cli.Result plan = cli.stateful("plan", playbook(), "--probe-sql", "--save", file);
    assertThat(plan.code()).isEqualTo(1);
    assertThat(plan.err()).contains("a probed plan cannot be compared");
    assertThat(cli.file("plan.json")).doesNotExist();
  }

  private String playbook() {
    return cli.playbook("steps:\n  - { id: a, type: shell, with: { script: \"true\" } }\n")
        .toString();
  }
}
