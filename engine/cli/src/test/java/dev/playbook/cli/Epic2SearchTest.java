package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first playbook of the source document, on the real stack. */
final class Epic2SearchTest {
  private static final Path PLAYBOOK = RealStack.root().resolve("playbooks/epic2-search.yml");

  @TempDir Path directory;
  private RealStack stack = RealStack.get();
  private Cli cli = new Cli(Path.of(""));
  private Path target = Path.of("");

  @BeforeEach
  void withTheOptimisedSearchInPlace() {
    stack = RealStack.get();
    stack.script("reset");
    stack.script("break", "epic2-search");
    cli = new Cli(directory);
    target = TestStack.target(cli, stack);
  }

  @AfterEach
  void putTheKnownGoodStateBack() {
    stack.script("reset");
  }

  private Cli.Result plan() {
    return cli.stateful("plan", PLAYBOOK.toString(), "--target", target.toString());
  }

  private Cli.Result run() {
    return cli.run(PLAYBOOK, "--target", target.toString());
  }

  @Test
  void isPlannedWithoutTouchingAnything() {
    String before = stack.script("state");
    Cli.Result plan = plan();
    assertThat(stack.script("state")).isEqualTo(before);
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains("+ index:mem0-db:idx_memory_vector_original")
        .contains("- index:mem0-db:idx_memory_vector_hnsw")
        .contains("mem0/memory/search.py  -21 +14 lines")
        .contains("known after restart-mem0")
        .contains("4 changes, of which 1 destroys.  0 steps cannot be previewed.");
  }

  @Test
  void recoversAndThenHasNothingToDo() {
    Cli.Result first = run();
    assertThat(first.code()).as(first.all()).isZero();
    assertThat(first.out()).contains("recovered   epic2-search");
    assertThat(stack.script("state", "--no-times"))
        .contains("idx_memory_vector_original")
        .doesNotContain("idx_memory_vector_hnsw");
    Cli.Result second = run();
    assertThat(second.code()).as(second.all()).isZero();
    assertThat(second.out()).contains("nothing to do   epic2-search");
    assertThat(cli.everythingKept()).doesNotContain(stack.secret("postgres-password").reveal());
  }

  @Test
  void isUndoneToTheStateBeforeIt() {
    String broken = stack.script("state", "--no-times");
    assertThat(run().code()).isZero();
    assertThat(stack.script("state", "--no-times")).isNotEqualTo(broken);
    Cli.Result undo = cli.stateful("undo", "last", "--yes");
    assertThat(undo.code()).as(undo.all()).isZero();
    assertThat(undo.out())
        .containsSubsequence(
            "1 restart-mem0",
            "2 restore-file",
            "3 index/drop-optimized",
            "+ index:mem0-db:idx_memory_vector_hnsw",
            "4 index/create-original",
            "- index:mem0-db:idx_memory_vector_original");
    assertThat(stack.script("state", "--no-times")).isEqualTo(broken);
  }

  @Test
  void doesNotStartWithoutTheBackupFile() {
    String backup = "/app/backup/search_original.py";
    stack.inContainer("mem0", "mv", backup, backup + ".away");
    try {
      String before = stack.script("state");
      Cli.Result run = run();
      assertThat(stack.script("state")).isEqualTo(before);
      assertThat(run.code()).isEqualTo(4);
      assertThat(run.out())
          .contains("The original search file is missing in the container")
          .contains("playbook plan");
      assertThat(cli.events()).startsWith("Started").endsWith("Ended");
    } finally {
      stack.inContainer("mem0", "mv", backup + ".away", backup);
    }
  }

  @Test
  void doesNotStartWithoutTheDatabase() {
    stack.docker("stop", stack.container("postgres-mem0"));
    try {
      Cli.Result run = run();
      assertThat(run.code()).isEqualTo(4);
      assertThat(run.out()).contains("PostgreSQL is needed to put the index back");
      assertThat(cli.events()).startsWith("Started").endsWith("Ended");
    } finally {
      stack.docker("start", stack.container("postgres-mem0"));
      stack.script("up");
    }
  }
}
