package dev.playbook.steps.docker.logs;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.EngineAt;
import dev.playbook.steps.docker.EngineProxy;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerLogsTest {
  @TempDir Path folder;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void readsBothStreamsInOrder() throws Exception {
    try (var scratch =
            printed("echo one; sleep 0.1; echo two >&2; sleep 0.1; printf 'three, no end'");
        var context = FakeContext.in(folder)) {
      Step step = step(Map.of("containers", scratch.name()));
      assertThat(step.preview().risk()).isEqualTo(Risk.READ);
      assertThat(step.preview().sent())
          .containsExactly("docker logs --tail 1000 " + scratch.name());
      assertThat(step.inspect(context)).isEqualTo(new NothingToDo("only reads"));
      var values = step.run(context).values();
      assertThat(values)
          .containsEntry("lines", List.of("one", "two", "three, no end"))
          .containsEntry("matched", 3L)
          .containsEntry("file", "");
      assertThat(context.lines()).containsExactly("one", "two", "three, no end");
    }
  }

  @Test
  void readsTheOneStreamOfATerminal() throws Exception {
    try (var scratch = printed("echo one; echo two >&2", "-t");
        var context = FakeContext.in(folder)) {
      assertThat(step(Map.of("containers", scratch.name())).run(context).values())
          .containsEntry("lines", List.of("one", "two"));
    }
  }

  @Test
  void countsWhatMatchesOfEachContainer() throws Exception {
    try (var first = printed("echo ok; echo 'ERROR one'; echo 'Error two' >&2");
        var second = printed("echo ok");
        var context = FakeContext.in(folder)) {
      Step step =
          new DockerLogsStepType()
              .bind(
                  FakeInputs.of(
                          Map.of("containers", List.of("api", "ui"), "match", "(?i)^error\\b"))
                      .naming(Map.of("api", first.name(), "ui", second.name())));
      var values = step.run(context).values();
      assertThat(values)
          .containsEntry("matched", 2L)
          .containsEntry(
              "containers",
              Map.of(
                  "api", Map.of("read", 3L, "matched", 2L),
                  "ui", Map.of("read", 1L, "matched", 0L)));
      assertThat(values.get("lines"))
          .asInstanceOf(LIST)
          .containsExactlyInAnyOrder("api | ERROR one", "api | Error two");
      assertThat(context.lines()).hasSize(2);
    }
  }

  @Test
  void readsOnlyWhatWasPrintedSince() throws Exception {
    try (var scratch =
            ScratchContainer.running(
                List.of(),
                "sh",
                "-c",
                "echo old; until test -e /go; do sleep 0.1; done; echo new");
        var context = FakeContext.in(folder)) {
      while (!docker("logs", scratch.name()).contains("old")) {
        Thread.onSpinWait();
      }
      Instant between = Instant.now();
      scratch.sh("touch /go");
      scratch.await("exited");
      Map<String, Object> name = Map.of("containers", scratch.name());
      assertThat(step(name, Map.of("from", between.toString())).run(context).values())
          .containsEntry("lines", List.of("new"));
      assertThat(step(name, Map.of("since", Duration.ofHours(1))).run(context).values())
          .containsEntry("matched", 2L);
      assertThat(step(name, Map.of("since", Duration.ZERO)).run(context).values())
          .containsEntry("matched", 0L);
      assertThat(step(name, Map.of("tail", 1)).run(context).values())
          .containsEntry("lines", List.of("new"));
    }
  }

  @Test
  void keepsAllLinesInAFileOfTheRun() throws Exception {
    try (var scratch = printed("seq 1 3000; echo last");
        var context = FakeContext.in(folder)) {
      var values =
          step(
                  Map.of("containers", scratch.name()),
                  Map.of("tail", 2000, "match", "last", "to", "kept.log"))
              .run(context)
              .values();
      Path file = context.directory().resolve("kept.log");
      assertThat(values).containsEntry("file", file.toString()).containsEntry("truncated", false);
      assertThat(Files.readAllLines(file)).hasSize(2000).contains("last");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      try (var files = Files.list(context.directory())) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @Test
  void leavesOutWhatTheFileMayNotHold() throws Exception {
    try (var scratch = printed("seq 100001 200000");
        var context = FakeContext.in(folder)) {
      var values =
          step(
                  Map.of("containers", scratch.name()),
                  Map.of("since", Duration.ofHours(1), "to", "kept.log", "maxSize", 7000))
              .run(context)
              .values();
      assertThat(values).containsEntry("truncated", true).containsEntry("matched", 100_000L);
      assertThat(values.get("lines")).asInstanceOf(LIST).hasSize(200).endsWith("200000");
      assertThat(Files.readAllLines(Path.of((String) Objects.requireNonNull(values.get("file")))))
          .hasSize(1001)
          .endsWith("101000", "[the rest is left out]");
    }
  }

  @Test
  void keepsFewCharactersOfLongLines() throws Exception {
    try (var scratch = printed("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo end");
        var context = FakeContext.in(folder)) {
      var values = step(Map.of("containers", scratch.name())).run(context).values();
      int characters =
          ((List<?>) Objects.requireNonNull(values.get("lines")))
              .stream().mapToInt(line -> line.toString().length()).sum();
      assertThat(characters).isBetween(50_000, 64 * 1024);
      assertThat(values.get("lines")).asInstanceOf(LIST).endsWith("end");
    }
  }

  @Test
  void saysWhyALogCannotBeRead() throws Exception {
    try (var scratch = printed("echo one", "--log-driver", "none");
        var context = FakeContext.in(folder)) {
      var failure =
          catchThrowableOfType(
              StepFailedException.class,
              () -> step(Map.of("containers", scratch.name())).run(context));
      assertThat(failure.getMessage())
          .startsWith("Docker does not give out the log of container `" + scratch.name() + "`: ")
          .contains("does not support reading");
    }
  }

  @Test
  void leavesNoFileWhenTheEngineFallsSilent() throws Exception {
    try (var scratch = printed("seq 1 100000");
        var proxy = EngineProxy.at(folder.resolve("engine.sock"));
        var context = FakeContext.in(folder)) {
      var limited = new EngineAt(context, proxy.host(), Duration.ofSeconds(2));
      Step step =
          step(Map.of("containers", scratch.name()), Map.of("to", "kept.log", "tail", 100_000));
      proxy.fallSilentAfter(20_000);
      var failure = Failures.ofRun(step, limited);
      assertThat(failure.getMessage()).endsWith("engine.sock: no answer in time");
      try (var files = Files.list(context.directory())) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    Map<String, Object> mem0 = Map.of("containers", "mem0");
    assertThatThrownBy(() -> step(mem0, Map.of("match", "(a")))
        .isInstanceOf(InputException.class)
        .hasMessage("`(a` is not a regular expression: missing closing )");
    assertThatThrownBy(() -> step(mem0, Map.of("from", "yesterday")))
        .hasMessage("`yesterday` is not a time in UTC");
    assertThatThrownBy(
            () -> step(mem0, Map.of("from", "2026-01-20T03:14:15Z", "since", Duration.ofHours(1))))
        .hasMessage("write either `since` or `from`");
  }

  /** Returns a container that has printed this and ended. */
  private static ScratchContainer printed(String script, String... options) {
    var scratch = ScratchContainer.running(List.of(options), "sh", "-c", script);
    docker("wait", scratch.name());
    return scratch;
  }

  private static Step step(Map<String, Object> with) {
    return new DockerLogsStepType().bind(FakeInputs.of(with));
  }

  private static Step step(Map<String, Object> with, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(with);
    all.putAll(more);
    return step(all);
  }
}
