package dev.playbook.steps.file.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.Inspections;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMoveTest {
  private static final Path MEMORY = Path.of("/dev/shm");

  @TempDir Path work;
  private Ground ground;
  private FakeContext context;

  @BeforeEach
  void open() throws Exception {
    ground = new Ground(work);
    ground.write("data/store", "store\n");
    ground.write("data/deep/log", "log\n");
    ground.mode("data/store", "rw-------");
    context = FakeContext.in(work);
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    context.close();
  }

  @Test
  void plansWhatDisappearsWhereAndHowLargeItIs() throws Exception {
    List<Change> planned = Inspections.changes(move("data", "data.before").inspect(context));
    assertThat(planned)
        .containsExactly(
            new Change(
                    ground.resource("data"),
                    State.known("folder of 2 files, 10 bytes"),
                    State.ABSENT)
                .noting(
                    "folder of 2 files, 10 bytes, is renamed, to `"
                        + work.resolve("data.before")
                        + "`"),
            new Change(
                ground.resource("data.before"),
                State.ABSENT,
                State.known("folder of 2 files, 10 bytes")));
    assertThat(work.resolve("data/store")).exists();
  }

  @Test
  void movesAFolderAsideAndBack() throws Exception {
    List<String> before = ground.names();
    Object inode = Files.getAttribute(work.resolve("data"), "unix:ino");
    Step step = move("data", "data.before");
    Captured captured = step.capture(context);
    StepResult result = step.run(context);
    assertThat(result.values()).containsEntry("files", 2L).containsEntry("size", 10L);
    assertThat(work.resolve("data")).doesNotExist();
    assertThat(Files.getAttribute(work.resolve("data.before"), "unix:ino")).isEqualTo(inode);
    assertThat(step.inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    assertThat(step.run(context).changed()).isFalse();

    assertThat(step.undo(captured, context).changed()).isTrue();
    assertThat(ground.names()).isEqualTo(before);
    assertThat(step.undo(captured, context).changed()).isFalse();
  }

  @Test
  void doesNotReplaceUnlessItIsAsked() throws Exception {
    ground.write("new.json", "new\n");
    ground.write("old.json", "old\n");
    assertThat(Inspections.blocked(move("new.json", "old.json"), context).reason())
        .endsWith("is already there (file of 4 bytes)");
    Ground.refused(move("new.json", "old.json"), context);
    assertThat(work.resolve("old.json")).hasContent("old\n");
  }

  @Test
  void replacesWhenItIsAskedAndPutsBothBack() throws Exception {
    ground.write("new.json", "new\n");
    ground.write("old.json", "old\n");
    Step step = replacing("new.json", "old.json");
    assertThat(Inspections.changes(step.inspect(context)).getLast())
        .extracting(Change::before, Change::after)
        .containsExactly(State.known("old\n"), State.known("new\n"));
    Captured captured = step.capture(context);
    step.run(context);
    assertThat(work.resolve("old.json")).hasContent("new\n");
    step.undo(captured, context);
    assertThat(work.resolve("new.json")).hasContent("new\n");
    assertThat(work.resolve("old.json")).hasContent("old\n");
  }

  @Test
  void replacesAFolderByAFolderAndPutsBothBack() throws Exception {
    ground.write("fresh/store", "fresh\n");
    List<String> before = ground.names();
    Step step = replacing("fresh", "data");
    Captured captured = step.capture(context);
    step.run(context);
    assertThat(ground.names()).containsExactly("data", "data/store");
    step.undo(captured, context);
    assertThat(ground.names()).isEqualTo(before);
    assertThat(work.resolve("data/store")).hasContent("store\n");
    assertThat(ground.mode("data/store")).isEqualTo("rw-------");
  }

  @Test
  void movesALinkAndNotWhatItLeadsTo() throws Exception {
    Files.createSymbolicLink(work.resolve("current"), Path.of("data"));
    move("current", "former").run(context);
    assertThat(Files.readSymbolicLink(work.resolve("former"))).isEqualTo(Path.of("data"));
    assertThat(work.resolve("data/store")).exists();
  }

  @Test
  void doesNotMoveBackOverNewWork() throws Exception {
    Step step = move("data", "data.before");
    Captured captured = step.capture(context);
    step.run(context);
    ground.write("data/store", "new\n");
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> step.undo(captured, context));
    assertThat(failure).hasMessageContaining("is there again");
    assertThat(work.resolve("data/store")).hasContent("new\n");
    assertThat(work.resolve("data.before/store")).hasContent("store\n");
  }

  @Test
  void blocksOnWhatItCannotMean() throws Exception {
    assertThat(Inspections.blocked(move("none", "new"), context).reason())
        .endsWith("does not exist");
    assertThat(Inspections.blocked(move("data", "data/deep/aside"), context).reason())
        .contains("lies inside of");
    assertThat(Inspections.blocked(replacing("data/store", "data"), context).reason())
        .endsWith("which would be replaced");
    ground.write("file", "");
    assertThat(Inspections.blocked(replacing("file", "data"), context).hint())
        .contains(work.resolve("data/file").toString());
    assertThat(Inspections.blocked(replacing("data", "file"), context).reason())
        .endsWith("is none");
  }

  @Test
  void blocksOnAMountPoint() throws Exception {
    Files.delete(elsewhere());
    assertThat(Inspections.blocked(move(MEMORY.toString(), "memory"), context).reason())
        .endsWith("is a mount point, which cannot be moved");
  }

  @Test
  void startsFromWhatEarlierStepsWillHaveMade() throws Exception {
    Step step = move("data", "data.before");
    context.predicting(ground.resource("data/store"), State.known("other"));
    assertThat(step.inspect(context)).isInstanceOf(Inspection.KnownAfter.class);
    context.predicting(ground.resource("data"), State.ABSENT);
    assertThat(step.inspect(context)).isInstanceOf(Inspection.Blocked.class);
    ground.write("old.json", "old\n");
    ground.write("new.json", "new\n");
    context.predicting(ground.resource("old.json"), State.ABSENT);
    assertThat(Inspections.changes(move("new.json", "old.json").inspect(context))).hasSize(2);
  }

  @Test
  void movesToAnotherFileSystemAndBack() throws Exception {
    Path far = elsewhere();
    try {
      Step step = move("data", far.resolve("data").toString());
      assertThat(Inspections.changes(step.inspect(context)).getFirst().note())
          .hasValueSatisfying(note -> assertThat(note).contains("copied to another file system"));
      List<String> before = ground.names();
      Captured captured = step.capture(context);
      step.run(context);
      assertThat(ground.names()).isEmpty();
      assertThat(far.resolve("data/store")).hasContent("store\n");
      step.undo(captured, context);
      assertThat(ground.names()).isEqualTo(before);
      assertThat(ground.mode("data/store")).isEqualTo("rw-------");
      assertThat(far).isEmptyDirectory();
    } finally {
      Files.deleteIfExists(far);
    }
  }

  @Test
  void leavesTheSourceWholeWhenTheTimeIsUpOnTheWayToAnotherFileSystem() throws Exception {
    for (int number = 0; number < 3000; number++) {
      ground.write("data/many/" + number, "content");
    }
    List<String> before = ground.names();
    Path far = elsewhere();
    try {
      Thread watch = new Ground(far).interruptingInTheMiddle();
      StepFailedException failure =
          catchThrowableOfType(
              StepFailedException.class,
              () -> move("data", far.resolve("data").toString()).run(context));
      watch.join();
      assertThat(failure).hasMessageEndingWith("is as it was before");
      assertThat(ground.names()).isEqualTo(before);
      assertThat(far).isEmptyDirectory();
    } finally {
      Files.deleteIfExists(far);
    }
  }

  private Path elsewhere() throws Exception {
    assumeTrue(
        Files.isDirectory(MEMORY, LinkOption.NOFOLLOW_LINKS)
            && !Files.getFileStore(MEMORY).equals(Files.getFileStore(work)),
        "there is no second file system");
    return Files.createTempDirectory(MEMORY, "playbook-move-");
  }

  private static Step move(String from, String to) {
    return new FileMoveStepType().bind(FakeInputs.of(Map.of("from", from, "to", to)));
  }

  private static Step replacing(String from, String to) {
    return new FileMoveStepType()
        .bind(FakeInputs.of(Map.of("from", from, "to", to, "replace", true)));
  }
}
