package dev.playbook.steps.file.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.Inspections;
import dev.playbook.steps.file.tree.Difference;
import dev.playbook.steps.file.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCopyTest {
  private static final Step STEP =
      new FileCopyStepType().bind(FakeInputs.of(Map.of("from", "backup", "to", "data")));

  @TempDir Path work;
  private Ground ground;
  private FakeContext context;

  @BeforeEach
  void open() throws Exception {
    ground = new Ground(work);
    ground.write("backup/same", "same\n");
    ground.write("backup/changed", "old\n");
    ground.write("backup/deep/new", "new\n");
    Files.createDirectory(work.resolve("backup/empty"));
    Files.createSymbolicLink(work.resolve("backup/link"), Path.of("same"));
    ground.mode("backup/changed", "rw-r-----");
    ground.mode("backup/deep", "r-xr-xr-x");
    Files.setLastModifiedTime(
        work.resolve("backup/same"), FileTime.from(Instant.parse("2026-01-20T10:00:00Z")));
    ground.write("data/same", "same\n");
    ground.write("data/changed", "broken\n");
    ground.write("data/surplus", "surplus\n");
    context = FakeContext.in(work);
  }

  @AfterEach
  void close() throws Exception {
    Thread.interrupted();
    context.close();
    ground.mode("backup/deep", "rwxr-xr-x");
  }

  @Test
  void plansWhatIsCreatedReplacedAndRemoved() throws Exception {
    List<String> before = ground.names();
    List<Change> planned = Inspections.changes(STEP.inspect(context));
    assertThat(planned)
        .extracting(Change::resource)
        .containsExactly(
            ground.resource("data/changed"),
            ground.resource("data/deep"),
            ground.resource("data/deep/new"),
            ground.resource("data/empty"),
            ground.resource("data/link"),
            ground.resource("data/surplus"));
    assertThat(planned.getFirst().note())
        .hasValueSatisfying(
            note ->
                assertThat(note)
                    .startsWith("4 created, 1 replaced, 1 removed; 20 bytes are kept for undo")
                    .contains("→ 0640"));
    assertThat(planned.getFirst())
        .extracting(Change::before, Change::after)
        .containsExactly(State.known("broken\n"), State.known("old\n"));
    assertThat(planned.getLast().after()).isEqualTo(State.ABSENT);
    assertThat(ground.names()).isEqualTo(before);
  }

  @Test
  void makesTheFolderJustLikeTheOther() throws Exception {
    StepResult result = STEP.run(context);
    assertThat(result.values())
        .containsEntry("created", 4L)
        .containsEntry("replaced", 1L)
        .containsEntry("removed", 1L)
        .containsEntry("files", 4L);
    assertThat(Difference.between(tree("data"), tree("backup"))).isEmpty();
    assertThat(Files.isSymbolicLink(work.resolve("data/link"))).isTrue();
    assertThat(ground.mode("data/deep")).isEqualTo("r-xr-xr-x");
    assertThat(Files.getLastModifiedTime(work.resolve("data/same")))
        .isEqualTo(Files.getLastModifiedTime(work.resolve("backup/same")));
    assertThat(ground.names()).noneMatch(name -> name.endsWith(".playbook"));
    assertThat(STEP.inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    assertThat(STEP.run(context).changed()).isFalse();
  }

  @Test
  void putsTheFormerFolderBack() throws Exception {
    ground.mode("data", "rwx------");
    ground.mode("data/surplus", "rwx--x--x");
    Captured captured = STEP.capture(context);
    STEP.run(context);
    assertThat(STEP.undo(captured, context).changed()).isTrue();
    assertThat(work.resolve("data/changed")).hasContent("broken\n");
    assertThat(work.resolve("data/deep")).doesNotExist();
    assertThat(ground.mode("data")).isEqualTo("rwx------");
    assertThat(ground.mode("data/surplus")).isEqualTo("rwx--x--x");
    assertThat(STEP.undo(captured, context).changed()).isFalse();
  }

  @Test
  void removesAFolderThatWasNotThereWhenItIsUndone() throws Exception {
    Files.move(work.resolve("data"), work.resolve("other"));
    assertThat(Inspections.changes(STEP.inspect(context)).getFirst())
        .extracting(Change::before, Change::after)
        .containsExactly(State.ABSENT, State.known("folder of 4 files, 13 bytes"));
    Captured captured = STEP.capture(context);
    STEP.run(context);
    STEP.undo(captured, context);
    assertThat(work.resolve("data")).doesNotExist();
  }

  @Test
  void doesNotUndoOverNewWork() throws Exception {
    Captured captured = STEP.capture(context);
    STEP.run(context);
    ground.write("data/written-since", "");
    assertThat(
            catchThrowableOfType(StepFailedException.class, () -> STEP.undo(captured, context))
                .hint())
        .isEqualTo("move it aside, then undo again");
    assertThat(work.resolve("data/written-since")).exists();
  }

  @Test
  void leavesTheFolderAsItWasWhenTheTimeIsUp() throws Exception {
    for (int number = 0; number < 3000; number++) {
      ground.write("backup/many/" + number, "content");
    }
    Thread watch = ground.interruptingInTheMiddle();
    StepFailedException failure = Failures.ofRun(STEP, context);
    watch.join();
    assertThat(failure).hasMessageEndingWith("is as it was before");
    assertThat(work.resolve("data/changed")).hasContent("broken\n");
    assertThat(ground.names()).noneMatch(name -> name.endsWith(".playbook"));
  }

  @Test
  void refusesAPipe() throws Exception {
    assertThat(
            new ProcessBuilder("mkfifo", work.resolve("backup/pipe").toString()).start().waitFor())
        .isZero();
    assertThat(Inspections.blocked(STEP, context).reason())
        .endsWith("is a pipe, a socket or a device");
    Ground.refused(STEP, context);
  }

  @Test
  void waitsForAStepThatChangesSomethingInEitherFolder() throws Exception {
    context.predicting(ground.resource("data/changed"), State.known("other"));
    assertThat(STEP.inspect(context))
        .isInstanceOfSatisfying(
            Inspection.KnownAfter.class,
            after -> assertThat(after.resource()).isEqualTo(ground.resource("data/changed")));
  }

  private Tree tree(String name) throws Exception {
    return Tree.of(work.resolve(name));
  }
}
