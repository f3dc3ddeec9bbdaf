package dev.playbook.steps.file.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.Inspections;
import dev.playbook.steps.file.tree.Attributes;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCopyTest {
  @TempDir Path work;
  private Ground ground;
  private FakeContext context;

  @BeforeEach
  void open() throws Exception {
    ground = new Ground(work);
    ground.write("backup.json", "{ \"a\": 1 }\n");
    context = FakeContext.in(work);
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    context.close();
  }

  @Test
  void plansTheContentBeforeAndAfterAndChangesNothing() throws Exception {
    ground.write("settings.json", "{}\n");
    assertThat(copy("backup.json", "settings.json").inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(
                    ground.resource("settings.json"),
                    State.known("{}\n"),
                    State.known("{ \"a\": 1 }\n"))));
    assertThat(work.resolve("settings.json")).hasContent("{}\n");
  }

  @Test
  void plansBinaryFilesBySizeAndSum() throws Exception {
    Files.write(work.resolve("backup.bin"), new byte[] {0, 1, 2});
    assertThat(
            Inspections.changes(copy("backup.bin", "new.bin").inspect(context)).getFirst().after())
        .isEqualTo(
            State.known(
                "3 bytes, sha256 ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc"));
  }

  @Test
  void replacesTheContentAndKeepsTheModeOfTheReplacedFile() throws Exception {
    ground.write("settings.json", "{}\n");
    ground.mode("settings.json", "rw-------");
    StepResult result = copy("backup.json", "settings.json").run(context);
    assertThat(result.changed()).isTrue();
    assertThat(result.values()).containsEntry("replaced", 1L).containsEntry("size", 11L);
    assertThat(work.resolve("settings.json")).hasContent("{ \"a\": 1 }\n");
    assertThat(ground.mode("settings.json")).isEqualTo("rw-------");
    assertThat(ground.names()).containsExactly("backup.json", "settings.json");
    assertThat(copy("backup.json", "settings.json").run(context).changed()).isFalse();
    assertThat(copy("backup.json", "settings.json").inspect(context))
        .isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void givesANewFileTheModeOfItsSource() throws Exception {
    ground.mode("backup.json", "rwxr-x--x");
    Change planned =
        Inspections.changes(copy("backup.json", "new.json").inspect(context)).getFirst();
    assertThat(planned.before()).isEqualTo(State.ABSENT);
    assertThat(planned.note()).hasValueSatisfying(note -> assertThat(note).contains("0751"));
    copy("backup.json", "new.json").run(context);
    assertThat(ground.mode("new.json")).isEqualTo("rwxr-x--x");
  }

  @Test
  void putsTheReplacedFileBackWithItsMode() throws Exception {
    ground.write("settings.json", "{}\n");
    ground.mode("settings.json", "rw-r-----");
    Step step = copy("backup.json", "settings.json");
    Captured captured = step.capture(context);
    step.run(context);
    ground.mode("settings.json", "rw-rw-rw-");
    assertThat(step.undo(captured, context).changed()).isTrue();
    assertThat(work.resolve("settings.json")).hasContent("{}\n");
    assertThat(ground.mode("settings.json")).isEqualTo("rw-r-----");
    assertThat(step.undo(captured, context).changed()).isFalse();
  }

  @Test
  void removesAFileThatWasNotThereWhenItIsUndone() throws Exception {
    Step step = copy("backup.json", "new.json");
    Captured captured = step.capture(context);
    step.run(context);
    step.undo(captured, context);
    assertThat(ground.names()).containsExactly("backup.json");
  }

  @Test
  void doesNotUndoOverNewWorkUntilThatIsMovedAside() throws Exception {
    ground.write("settings.json", "{}\n");
    Step step = copy("backup.json", "settings.json");
    Captured captured = step.capture(context);
    step.run(context);
    ground.write("settings.json", "new\n");
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> step.undo(captured, context));
    assertThat(failure).hasMessageContaining("was changed after the step");
    assertThat(work.resolve("settings.json")).hasContent("new\n");
    Files.move(work.resolve("settings.json"), work.resolve("aside.json"));
    step.undo(captured, context);
    assertThat(work.resolve("settings.json")).hasContent("{}\n");
  }

  @Test
  void writesThroughALinkAndReadsThroughOne() throws Exception {
    ground.write("real.json", "{}\n");
    Files.createSymbolicLink(work.resolve("to.json"), Path.of("real.json"));
    Files.createSymbolicLink(work.resolve("from.json"), Path.of("backup.json"));
    copy("from.json", "to.json").run(context);
    assertThat(Files.isSymbolicLink(work.resolve("to.json"))).isTrue();
    assertThat(work.resolve("real.json")).hasContent("{ \"a\": 1 }\n");
  }

  @Test
  void blocksOnWhatItCannotMean() throws Exception {
    Files.createDirectories(work.resolve("folder/inner"));
    ground.write("file", "");
    assertThat(Inspections.blocked(copy("none", "new"), context).reason())
        .endsWith("does not exist");
    assertThat(Inspections.blocked(copy("backup.json", "folder"), context).hint())
        .isEqualTo("write the full name, for example `" + work.resolve("folder/backup.json") + "`");
    assertThat(Inspections.blocked(copy("folder", "file"), context).reason()).endsWith("is none");
    assertThat(Inspections.blocked(copy("folder", "folder/inner/copy"), context).reason())
        .contains("lies inside of");
    assertThat(Inspections.blocked(copy("folder/inner", "folder"), context).reason())
        .endsWith("which would be replaced");
    assertThat(Inspections.blocked(copy("file", "./file"), context).reason())
        .endsWith("are the same");
    assertThat(Inspections.blocked(copy("file", "none/file"), context).reason())
        .isEqualTo("the folder `" + work.resolve("none") + "` does not exist");
    Files.createSymbolicLink(work.resolve("link"), Path.of("nowhere"));
    assertThat(Inspections.blocked(copy("file", "link"), context).reason())
        .contains("leads to no file");
    Ground.refused(copy("backup.json", "folder"), context);
  }

  @Test
  void blocksWhenTheSourceLeadsIntoTheTargetByALink() throws Exception {
    Files.createDirectories(work.resolve("folder"));
    Files.createSymbolicLink(work.resolve("alias"), Path.of("folder"));
    assertThat(Inspections.blocked(copy("folder", "alias/copy"), context).reason())
        .contains("lies inside of");
  }

  @Test
  void refusesAFolderToCopyIntoAndAHomeThatNobodyExpands() {
    for (String to : new String[] {"folder/", "folder/.", ".", "~/settings.json", "backup.json"}) {
      assertThat(catchThrowableOfType(InputException.class, () -> copy("backup.json", to)))
          .as(to)
          .isNotNull();
    }
  }

  @Test
  void blocksWhenTheDiskHasNotEnoughRoom() throws Exception {
    try (var file = new RandomAccessFile(work.resolve("huge").toFile(), "rw")) {
      file.setLength(1L << 42);
      assertThat(Inspections.blocked(copy("huge", "copy"), context).reason())
          .contains("needs 4.4 TB, and ");
    }
  }

  @Test
  void startsFromWhatEarlierStepsWillHaveMade() throws Exception {
    ground.write("settings.json", "{}\n");
    Step step = copy("backup.json", "settings.json");
    context.predicting(ground.resource("backup.json"), State.known("{ \"b\": 2 }\n"));
    assertThat(step.inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(
                    ground.resource("settings.json"),
                    State.known("{}\n"),
                    State.known("{ \"b\": 2 }\n"))));
    context.predicting(ground.resource("backup.json"), State.unknown("written by the server"));
    assertThat(step.inspect(context)).isInstanceOf(Inspection.KnownAfter.class);
    context.predicting(ground.resource("backup.json"), State.ABSENT);
    assertThat(step.inspect(context)).isInstanceOf(Inspection.Blocked.class);
  }

  @Test
  void startsFromAFileThatAnEarlierStepMovesAway() throws Exception {
    ground.write("settings.json", "{}\n");
    context.predicting(ground.resource("settings.json"), State.ABSENT);
    assertThat(
            Inspections.changes(copy("backup.json", "settings.json").inspect(context)).getFirst())
        .extracting(Change::before, Change::note)
        .containsExactly(State.ABSENT, noteOfMode("backup.json"));
    ground.write("folder/settings.json", "{}\n");
    context.predicting(ground.resource("folder"), State.ABSENT);
    assertThat(copy("backup.json", "folder/settings.json").inspect(context))
        .isInstanceOf(Inspection.Blocked.class);
  }

  @Test
  void leavesAllAsItWasWhenTheTimeIsUp() throws Exception {
    ground.write("settings.json", "{}\n");
    try (var file = new RandomAccessFile(work.resolve("big").toFile(), "rw")) {
      file.setLength(1L << 29);
    }
    Thread watch = ground.interruptingInTheMiddle();
    StepFailedException failure =
        catchThrowableOfType(
            StepFailedException.class, () -> copy("big", "settings.json").run(context));
    watch.join();
    assertThat(failure).hasMessageEndingWith("is as it was before");
    assertThat(work.resolve("settings.json")).hasContent("{}\n");
    assertThat(ground.names()).containsExactly("backup.json", "big", "settings.json");
  }

  private Optional<String> noteOfMode(String name) throws Exception {
    return Optional.of("mode and owner " + Attributes.of(work.resolve(name)));
  }

  private static Step copy(String from, String to) {
    return new FileCopyStepType().bind(FakeInputs.of(Map.of("from", from, "to", to)));
  }
}
