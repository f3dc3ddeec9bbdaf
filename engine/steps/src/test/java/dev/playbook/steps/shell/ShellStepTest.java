package dev.playbook.steps.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Secret;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellStepTest {
  @TempDir Path work;
  private FakeContext context;

  @BeforeEach
  void open() {
    context = FakeContext.in(work);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void runsAScriptInTheWorkDirectoryAndGivesItsResult() throws Exception {
    StepResult result = script("pwd; echo problem >&2").run(context);
    assertThat(result.changed()).isTrue();
    assertThat(result.values())
        .containsEntry("exitCode", 0L)
        .containsEntry("stdout", work.toRealPath().toString())
        .containsEntry("stderr", "problem")
        .containsEntry("lines", List.of(work.toRealPath().toString()))
        .containsEntry("json", null);
  }

  @Test
  void givesJsonAsAValueAndOtherOutputAsNull() throws Exception {
    assertThat(script("echo '{\"rows\": [1, null]}'").run(context).values().get("json"))
        .hasToString("{rows=[1, null]}");
    assertThat(script("echo '{not json}'").run(context).values()).containsEntry("json", null);
  }

  @Test
  void stopsAtAFailureInAPipeAndAtAnUnsetVariable() {
    assertThat(failure(script("false | cat; echo not reached"))).hasMessage("exit code 1");
    assertThat(failure(script("rm -rf \"$NO_SUCH_DIRECTORY\"/*")))
        .hasMessageContaining("NO_SUCH_DIRECTORY: unbound variable");
  }

  @Test
  void failsWithTheLastLinesAndTheMeaningOfTheExitCode() {
    StepFailedException failure = failure(script("echo reason >&2; kill -KILL $$"));
    assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
    assertThat(failure)
        .hasMessageContaining("exit code 137: killed by SIGKILL")
        .hasMessageContaining("reason");
  }

  @Test
  void takesTheExitCodesThatMeanSuccess() throws Exception {
    Map<String, Object> with = Map.of("script", "exit 1", "exitCodes", List.of(0, 1));
    assertThat(step(with).run(context).values()).containsEntry("exitCode", 1L);
    assertThat(failure(step(Map.of("script", "exit 2", "exitCodes", List.of(0, 1)))))
        .hasMessage("exit code 2");
  }

  @Test
  void givesStdinEnvironmentAndDirectory() throws Exception {
    Files.createDirectory(work.resolve("sub"));
    Secret secret = new Secret("key", () -> "k3y");
    Step step =
        step(
            Map.of(
                "script", "cat; echo \"$KEY $NUMBER ${PWD##*/}\"",
                "stdin", "from stdin\n",
                "env", Map.of("KEY", secret, "NUMBER", 8L),
                "workdir", "sub"));
    assertThat(step.run(context).values()).containsEntry("stdout", "from stdin\nk3y 8 sub");
    assertThat(step.preview().sent()).contains("env KEY=***", "env NUMBER=8", "in sub");
  }

  @Test
  void replacesAFileOnlyWhenTheCommandSucceeds() throws Exception {
    Path file = Files.writeString(work.resolve("dump"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    failure(step(Map.of("script", "echo half; false", "stdout", Map.of("file", "dump"))));
    assertThat(file).hasContent("old");
    step(Map.of("script", "echo whole", "stdout", Map.of("file", "dump"))).run(context);
    assertThat(file).hasContent("whole");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("dump");
  }

  @Test
  void leavesNoHalfFileWhenTheTimeIsUp() throws Exception {
    context.close();
    context = FakeContext.limited(work, Duration.ofMillis(300));
    StepFailedException failure =
        failure(step(Map.of("script", "echo half; sleep 60", "stdout", Map.of("file", "dump"))));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageStartingWith("timed out after ");
    assertThat(names()).isEmpty();
  }

  @Test
  void isNotStartedWhenTheOutputHasNoFolder() {
    StepFailedException failure =
        failure(step(Map.of("script", "touch ran", "stdout", Map.of("file", "none/dump"))));
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    assertThat(work.resolve("ran")).doesNotExist();
  }

  @Test
  void blocksAPlanOnASyntaxErrorWithItsLineAndRunsNothing() throws Exception {
    Inspection inspection = script("touch ran\nif true; then\n  echo )\nfi").inspect(context);
    assertThat(inspection).isInstanceOf(Inspection.Blocked.class);
    assertThat(((Inspection.Blocked) inspection).reason()).contains("line 3: syntax error near");
    assertThat(names()).isEmpty();
  }

  @Test
  void blocksAPlanOnAMissingProgram() throws Exception {
    Inspection inspection = step(Map.of("command", List.of("no-such-program"))).inspect(context);
    assertThat(inspection).isInstanceOf(Inspection.Blocked.class);
  }

  @Test
  void saysThatTheEffectCannotBeSeen() throws Exception {
    assertThat(script("touch ran").inspect(context))
        .isEqualTo(new Inspection.Opaque("the script parses, effect unknown"));
    assertThat(step(Map.of("command", List.of("touch", "ran"))).inspect(context))
        .isEqualTo(new Inspection.Opaque("program found, effect unknown"));
    assertThat(names()).isEmpty();
  }

  @Test
  void showsACommandAsWordsThatCanBePasted() {
    Step step = step(Map.of("command", List.of("echo", "it's", "a b", "plain")));
    assertThat(step.preview().sent()).containsExactly("echo 'it'\\''s' 'a b' plain");
  }

  @Test
  void wantsExactlyOneOfScriptAndCommand() {
    assertThat(catchThrowableOfType(InputException.class, () -> step(Map.of()))).isNotNull();
  }

  private static Step step(Map<String, Object> with) {
    return new ShellStepType().bind(FakeInputs.of(with));
  }

  private static Step script(String text) {
    return step(Map.of("script", text));
  }

  private StepFailedException failure(Step step) {
    return Failures.ofRun(step, context);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
