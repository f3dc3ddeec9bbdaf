package dev.playbook.steps.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Secret;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetStepTest {
  private static final String BEFORE = "MAX_WORKERS=8\nWORKERS=8\n";
  private static final String AFTER = "MAX_WORKERS=8\nWORKERS=4\n";

  @TempDir Path work;
  private Path file;
  private FakeContext context;

  @BeforeEach
  void open() throws Exception {
    file = Files.writeString(work.resolve(".env"), BEFORE);
    context = FakeContext.in(work);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void plansTheWholeFileBeforeAndAfterAndChangesNothing() throws Exception {
    assertThat(workers(4).inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(resource(), State.known(BEFORE), State.known(AFTER))));
    assertThat(file).hasContent(BEFORE);
  }

  @Test
  void changesExactlyOneLineAndThenNothing() throws Exception {
    StepResult result = workers(4).run(context);
    assertThat(result.changed()).isTrue();
    assertThat(file).hasContent(AFTER);
    assertThat(workers(4).run(context).changed()).isFalse();
    assertThat(workers(4).inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void keepsModeOwnerAndBytesThatAreNoText() throws Exception {
    byte[] odd = "NAME=M\u00fcller\nWORKERS=8\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, odd);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r----x"));
    workers(4).run(context);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .isEqualTo("NAME=M\u00fcller\nWORKERS=4\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r----x");
    try (var files = Files.list(work)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void writesThroughALink() throws Exception {
    Path real = Files.move(file, work.resolve("real.env"));
    Files.createSymbolicLink(file, Path.of("real.env"));
    workers(4).run(context);
    assertThat(Files.isSymbolicLink(file)).isTrue();
    assertThat(real).hasContent(AFTER);
  }

  @Test
  void undoesTheWholeFileWithItsMode() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Captured captured = workers(4).capture(context);
    workers(4).run(context);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(workers(4).undo(captured, context).changed()).isTrue();
    assertThat(file).hasContent(BEFORE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(workers(4).undo(captured, context).changed()).isFalse();
  }

  @Test
  void doesNotUndoOverNewWork() throws Exception {
    Captured captured = workers(4).capture(context);
    workers(4).run(context);
    Files.writeString(file, AFTER + "NEW=1\n");
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> workers(4).undo(captured, context));
    assertThat(failure).hasMessageContaining("was changed after the step");
    assertThat(file).hasContent(AFTER + "NEW=1\n");
  }

  @Test
  void setsAllOrNone() throws Exception {
    Step step = step(Map.of("path", ".env", "set", Map.of("WORKERS", 4L, "MISSING", true)));
    StepFailedException failure = Failures.ofRun(step, context);
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    assertThat(file).hasContent(BEFORE);
    assertThat(step.inspect(context)).isInstanceOf(Inspection.Blocked.class);
  }

  @Test
  void startsFromWhatAnEarlierStepWillHaveWritten() throws Exception {
    context.predicting(resource(), State.known("WORKERS=2\n"));
    assertThat(workers(4).inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(resource(), State.known("WORKERS=2\n"), State.known("WORKERS=4\n"))));
    context.predicting(resource(), State.unknown("written by the server"));
    assertThat(workers(4).inspect(context)).isInstanceOf(Inspection.KnownAfter.class);
    context.predicting(resource(), State.ABSENT);
    assertThat(workers(4).inspect(context)).isInstanceOf(Inspection.Blocked.class);
  }

  @Test
  void showsNoSecret() throws Exception {
    Secret secret = new Secret("password", () -> "s3cret");
    Step step = step(Map.of("path", ".env", "key", "WORKERS", "value", secret));
    assertThat(step.preview().toString()).contains("WORKERS=***").doesNotContain("s3cret");
    Captured captured = step.capture(context);
    assertThat(captured.toString()).doesNotContain("s3cret");
    step.run(context);
    assertThat(file).content().contains("WORKERS=s3cret\n");
  }

  @Test
  void blocksOnAMissingFile() throws Exception {
    Step step = step(Map.of("path", "none.env", "key", "A", "value", "1"));
    assertThat(step.inspect(context)).isInstanceOf(Inspection.Blocked.class);
    assertThat(Failures.ofRun(step, context).certainty()).isEqualTo(Certainty.NOT_STARTED);
  }

  @Test
  void wantsAKeyOrASet() {
    assertThat(
            catchThrowableOfType(
                InputException.class, () -> step(Map.<String, Object>of("path", "a"))))
        .isNotNull();
  }

  private Resource resource() {
    return Resource.hostFile(file.toString());
  }

  private static Step workers(long value) {
    return step(Map.of("path", ".env", "key", "WORKERS", "value", value));
  }

  private static Step step(Map<String, Object> with) {
    return new FileSetStepType().bind(FakeInputs.of(with));
  }
}
