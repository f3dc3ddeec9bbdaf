package dev.playbook.steps.docker.exec;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerExecTest {
  private final ScratchContainer scratch = ScratchContainer.idle("-e", "COLOUR=blue");

  @BeforeAll
  void makeUser() {
    scratch.sh("useradd -u 1234 worker");
  }

  @AfterAll
  void remove() {
    scratch.close();
  }

  @Test
  void givesOutputAndExitCode(@TempDir Path folder) throws Exception {
    try (var context = FakeContext.in(folder)) {
      var result =
          step(Map.of(
                  "command", List.of("sh", "-c", "echo out; echo ' err ' >&2; echo 'last one'")))
              .run(context);
      assertThat(result.changed()).isTrue();
      assertThat(result.values())
          .containsEntry("exitCode", 0L)
          .containsEntry("stdout", "out\nlast one")
          .containsEntry("stderr", "err")
          .containsEntry("lines", List.of("out", "last one"));
      assertThat(context.lines()).containsExactlyInAnyOrder("out", " err ", "last one");
    }
  }

  @Test
  void stopsAScriptAtItsFirstFailure() {
    var failure = failure(Map.of("script", "echo before; false; echo after"));
    assertThat(failure)
        .hasMessage(
            "`echo before; false; echo after` in container `%s` ended with exit code 1\n  before",
            scratch.name());
    assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
  }

  @Test
  void takesOtherExitCodesForSuccess() throws Exception {
    var result = run(Map.of("script", "exit 3", "exitCodes", List.of(0, 3)));
    assertThat(result.values()).containsEntry("exitCode", 3L);
  }

  @Test
  void parsesOutputThatIsJson() throws Exception {
    var result = run(Map.of("script", "echo '{\"rows\": [1, 2.5]}'"));
    assertThat(result.values()).containsEntry("json", Map.of("rows", List.of(1L, 2.5)));
  }

  @Test
  void saysInWordsWhatKillsAndMissingProgramsMean() {
    assertThat(failure(Map.of("script", "kill -KILL $$")).getMessage())
        .contains("exit code 137: killed by SIGKILL");
    assertThat(failure(Map.of("script", "nothing-like-it")).getMessage())
        .contains("exit code 127: a program in it was not found");
  }

  @Test
  void didNotStartWhatTheImageDoesNotHave() {
    var failure = failure(Map.of("command", List.of("nothing-like-it")));
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    assertThat(failure.getMessage()).contains("executable file not found");
    for (var with : List.of(Map.of("user", "nobody-like-it"), Map.of("workdir", "/nowhere"))) {
      Map<String, Object> all = new HashMap<>(with);
      all.put("command", List.of("true"));
      assertThat(failure(all).certainty()).as(with.toString()).isEqualTo(Certainty.NOT_STARTED);
    }
  }

  @Test
  void passesVariablesUserAndFolder() throws Exception {
    var result =
        run(
            Map.of(
                "script", "echo $COLOUR $SHAPE $(id -un) $PWD",
                "env", Map.of("SHAPE", "a 'b' $c"),
                "user", "worker",
                "workdir", "/srv"));
    assertThat(result.values()).containsEntry("stdout", "blue a 'b' $c worker /srv");
  }

  @Test
  void keepsASecretOutOfArgumentsAndEvents(@TempDir Path folder) throws Exception {
    var secret = new Secret("password", () -> "canary-7731");
    Step step = step(Map.of("script", "test ${#PASSWORD} = 11", "env", Map.of("PASSWORD", secret)));
    assertThat(step.preview().sent().getFirst()).contains("-e 'PASSWORD=***'");
    assertThat(step).asString().doesNotContain("canary");
    try (var context = FakeContext.in(folder)) {
      step.run(context);
      long now = System.currentTimeMillis() / 1000;
      String events =
          docker(
              "events",
              "--since",
              now - 60 + "",
              "--until",
              now + "",
              "--filter",
              "container=" + scratch.name());
      assertThat(events).contains("exec_create").doesNotContain("PASSWORD=");
      assertThat(context.lines()).noneMatch(line -> line.contains("canary"));
    }
  }

  @Test
  void endsTheInputSoThatAReaderEnds(@TempDir Path folder) throws Exception {
    assertThat(run(Map.of("command", List.of("cat"), "stdin", "one\ntwo")).values())
        .containsEntry("stdout", "one\ntwo");
    Files.writeString(folder.resolve("in"), "x".repeat(300_000));
    var counted =
        Map.<String, Object>of("command", List.of("wc", "-c"), "stdin", Map.of("file", "in"));
    try (var context = FakeContext.in(folder)) {
      assertThat(step(counted).run(context).values()).containsEntry("stdout", "300000");
    }
  }

  @Test
  void aCommandMayEndWithoutReadingItsInput(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("in"), "x".repeat(3_000_000));
    try (var context = FakeContext.in(folder)) {
      step(Map.of("command", List.of("true"), "stdin", Map.of("file", "in"))).run(context);
    }
  }

  @Test
  void putsTheOutputIntoAFileOnlyAfterSuccess(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("dump.sql"), "old");
    var dump = Map.of("stdout", Map.of("file", "dump.sql"));
    try (var context = FakeContext.in(folder)) {
      Map<String, Object> fails = new HashMap<>(dump);
      fails.put("script", "echo half; exit 1");
      assertThat(catchThrowableOfType(StepFailedException.class, () -> step(fails).run(context)))
          .isNotNull();
      assertThat(file).hasContent("old");
      Map<String, Object> succeeds = new HashMap<>(dump);
      succeeds.put("script", "printf 'a\\000\\377b'; echo note >&2");
      var result = step(succeeds).run(context);
      assertThat(file).hasBinaryContent(new byte[] {'a', 0, -1, 'b'});
      assertThat(result.values()).containsEntry("stdout", "").containsEntry("stderr", "note");
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void keepsNoHalfFileWhenTheDiskIsFull(@TempDir Path folder) throws Exception {
    assumeTrue(system("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString()) == 0);
    try (var context = FakeContext.in(folder)) {
      Map<String, Object> with =
          Map.of(
              "command", List.of("head", "-c", "200000", "/dev/zero"),
              "stdout", Map.of("file", "dump"));
      var failure = Failures.ofRun(step(with), context);
      assertThat(failure.getMessage()).contains("its output was lost: No space left on device");
      assertThat(folder).isEmptyDirectory();
    } finally {
      system("umount", folder.toString());
    }
  }

  @Test
  void survivesAFloodAndKeepsBothEnds() throws Exception {
    var result = run(Map.of("script", "seq 1 200000; echo the end"));
    String text = String.valueOf(result.values().get("stdout"));
    assertThat(text).startsWith("1\n2\n").endsWith("200000\nthe end").contains("bytes left out]");
    assertThat(text.length()).isLessThan(140_000);
  }

  @Test
  void looksWithoutRunning() throws Exception {
    assertThat(inspect(Map.of("command", List.of("cat"))))
        .isEqualTo(
            new Inspection.Opaque(
                "program found in `" + scratch.name() + "`: /usr/bin/cat; effect unknown"));
    assertThat(inspect(Map.of("command", List.of("nothing-like-it"))))
        .isInstanceOfSatisfying(
            Inspection.Blocked.class,
            blocked ->
                assertThat(blocked.reason()).startsWith("program `nothing-like-it` is not in"));
    assertThat(inspect(Map.of("command", List.of("cat"), "stdin", Map.of("file", "none"))))
        .isInstanceOf(Inspection.Blocked.class);
    assertThat(inspect(Map.of("command", List.of("cat"), "stdout", Map.of("file", "none/f"))))
        .isInstanceOf(Inspection.Blocked.class);
  }

  @Test
  void isBlockedByAContainerThatDoesNotRun(@TempDir Path folder) throws Exception {
    try (var other = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Map<String, Object> with = Map.of("container", other.name(), "command", List.of("true"));
      docker("pause", other.name());
      assertThat(step(with).inspect(context))
          .isEqualTo(
              new Inspection.Blocked(
                  "container `" + other.name() + "` does not run: paused",
                  "`docker unpause " + other.name() + "`"));
      docker("unpause", other.name());
      docker("kill", other.name());
      assertThat(step(with).inspect(context)).isInstanceOf(Inspection.Blocked.class);
      var failure = Failures.ofRun(step(with), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      Resource resource = Resource.container(other.name());
      context.predicting(resource, State.known("running"));
      assertThat(step(with).inspect(context)).isInstanceOf(Inspection.KnownAfter.class);
    }
  }

  @Test
  void cannotTellWhenTheContainerIsRestartedUnderIt(@TempDir Path folder) throws Exception {
    try (var other = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Map<String, Object> with =
          Map.of("container", other.name(), "script", "touch /begun; sleep 30");
      Thread.ofVirtual()
          .start(
              () -> {
                other.sh("while [ ! -e /begun ]; do sleep 0.05; done");
                docker("restart", "-t", "0", other.name());
              });
      var failure = Failures.ofRun(step(with), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
      assertThat(failure.getMessage()).contains("was stopped or restarted under it");
    }
  }

  private static int system(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private StepResult run(Map<String, Object> with) throws Exception {
    try (var context = FakeContext.in(Path.of("/"))) {
      return step(with).run(context);
    }
  }

  private Inspection inspect(Map<String, Object> with) throws Exception {
    try (var context = FakeContext.in(Path.of("/tmp"))) {
      return step(with).inspect(context);
    }
  }

  private StepFailedException failure(Map<String, Object> with) {
    return catchThrowableOfType(StepFailedException.class, () -> run(with));
  }

  private Step step(Map<String, Object> with) {
    Map<String, Object> all = new HashMap<>(with);
    all.putIfAbsent("container", scratch.name());
    return new DockerExecStepType().bind(FakeInputs.of(all));
  }
}
