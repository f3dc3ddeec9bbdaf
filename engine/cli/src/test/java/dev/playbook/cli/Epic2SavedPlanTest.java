package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved plan of the first playbook: done exactly as saved, or refused with what has moved. */
final class Epic2SavedPlanTest {
  private static final String PLAYBOOK =
      RealStack.root().resolve("playbooks/epic2-search.yml").toString();
  private static final String SEARCH = "/app/packages/mem0/memory/search.py";

  private final Cli cli;
  private final RealStack stack = RealStack.get();
  private final String plan;

  Epic2SavedPlanTest(@TempDir Path directory) {
    this.cli = new Cli(directory);
    this.plan = directory.resolve("plan.json").toString();
  }

  @BeforeEach
  void savedWithTheOptimisedSearchInPlace() {
    stack.script("reset");
    stack.script("break", "epic2-search");
    String target = TestStack.target(cli, stack).toString();
    Cli.Result saved = cli.stateful("plan", PLAYBOOK, "--target", target, "--save", plan);
    assertThat(saved.code()).as(saved.all()).isZero();
  }

  @AfterEach
  void putTheKnownGoodStateBack() {
    stack.script("reset");
  }

  private Cli.Result runSaved() {
    return cli.stateful("run", "--plan", plan, "--yes");
  }

  @Test
  void changesExactlyWhatItForesaw() {
    Cli.Result run = runSaved();
    assertThat(run.code()).as(run.all()).isZero();
    String report = cli.stateful("report").out();
    String table = report.substring(report.indexOf("\nPlan\n"));
    System.out.println("epic2-search, plan and run:" + table);
    assertThat(table)
        .containsPattern("as planned +index/create-original +index:mem0-db:idx_memory_vector_orig")
        .containsPattern("as planned +index/drop-optimized +index:mem0-db:idx_memory_vector_hnsw")
        .containsPattern("as planned +restore-file +file:.*/search.py")
        .contains(" 0 not done, 0 wrong");
  }

  @Test
  void isRefusedWhenAFileInAContainerHasMoved() {
    stack.inContainer("mem0", "sh", "-c", "echo '# newer' >> " + SEARCH);
    refusedBecauseOf("restore-file: file:" + stack.container("mem0") + ":" + SEARCH + ": sha256");
  }

  @Test
  void isRefusedWhenAnIndexHasGone() {
    inDatabase("DROP INDEX idx_memory_vector_hnsw");
    refusedBecauseOf("index/drop-optimized: index:mem0-db:idx_memory_vector_hnsw: CREATE INDEX");
  }

  @Test
  void isRefusedWhenAContainerIsAnotherOne() {
    stack.docker("rm", "--force", stack.container("mem0"));
    stack.script("up");
    stack.script("break", "epic2-search");
    refusedBecauseOf("restore-file: container-id:" + stack.container("mem0") + ": ");
  }

  private void refusedBecauseOf(String moved) {
    String before = stack.script("state");
    Cli.Result run = runSaved();
    assertThat(run.code()).as(run.all()).isEqualTo(9);
    assertThat(run.err()).contains(moved, "nothing was started");
    assertThat(stack.script("state")).isEqualTo(before);
  }

  private void inDatabase(String statement) {
    String user = stack.environment("POSTGRES_USER").orElse("mem0");
    stack.inContainer("postgres-mem0", "psql", "-U", user, "-d", "mem0", "-c", statement);
  }
}
