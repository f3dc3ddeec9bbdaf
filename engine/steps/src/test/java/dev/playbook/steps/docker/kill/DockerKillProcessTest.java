package dev.playbook.steps.docker.kill;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.playbook.spi.Change;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerKillProcessTest {
  private static final Map<String, Object> WORKER =
      Map.of("match", Map.of("program", "sleep", "args", List.of("1111")));
  private static final String STUBBORN = "trap '' TERM; while :; do sleep 0.2; done #stubborn";

  @TempDir Path folder;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void showsWhatItWouldEndAndEndsOnlyThat() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, "sleep 1111");
      Background.started(scratch, "sleep 1111 2>/dev/null");
      Background.started(scratch, "sleep 11111");
      Step step = step(scratch, WORKER);
      assertThat(step.preview().risk()).isEqualTo(Risk.CHANGE);
      assertThat(step.preview().wayBack()).isEmpty();
      assertThat(step.preview().summary())
          .isEqualTo(
              "end processes of program `sleep` with argument `1111` in `%s`"
                  .formatted(scratch.name()));
      List<Change> foreseen = ((WillChange) step.inspect(context)).changes();
      assertThat(foreseen).hasSize(2);
      assertThat(foreseen.getFirst().before()).asString().contains("sleep 1111, user 0, since 20");
      assertThat(foreseen.getFirst().note().orElseThrow())
          .matches("pid \\d+, has run for 0m \\d+s");
      assertThat(foreseen.getFirst().after()).isEqualTo(State.ABSENT);
      assertThat(((WillChange) step.inspect(context)).changes())
          .extracting(Change::before)
          .isEqualTo(foreseen.stream().map(Change::before).toList());
      StepResult result = step.run(context);
      assertThat(result.changed()).isTrue();
      assertThat(result.values()).containsEntry("matched", 2L).containsEntry("killed", 0L);
      assertThat(result.values().get("processes")).asInstanceOf(LIST).hasSize(2);
      assertThat(Background.lines(scratch)).containsExactlyInAnyOrder("sleep 3600", "sleep 11111");
    }
  }

  @Test
  void isContentWhenNothingMatches() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step = step(scratch, WORKER);
      String reason = "there are no processes of program `sleep` with argument `1111`";
      assertThat(step.inspect(context)).isEqualTo(new NothingToDo(reason));
      StepResult result = step.run(context);
      assertThat(result.changed()).isFalse();
      assertThat(result.values()).containsEntry("matched", 0L);
      assertThat(context.lines()).containsExactly(reason);
    }
  }

  @Test
  void neverFindsItself() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      for (String own : List.of("btime", "cmdline", "/proc", "^head\\b", "^sh\\b", "printf")) {
        assertThat(step(scratch, Map.of("match", Map.of("pattern", own))).inspect(context))
            .as(own)
            .isInstanceOf(NothingToDo.class);
      }
    }
  }

  @Test
  void refusesTheFirstProcessUnlessAsked() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Map<String, Object> everything = Map.of("match", Map.of("pattern", "sleep 3600"));
      Step step = step(scratch, everything);
      assertThat(step.inspect(context))
          .isInstanceOfSatisfying(
              Blocked.class,
              blocked ->
                  assertThat(blocked.reason())
                      .startsWith("the first process of container `" + scratch.name() + "`")
                      .contains(": pid 1 `"));
      assertThat(failure(step, context).certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(scratch.status()).isEqualTo("running");
      Map<String, Object> asked = new HashMap<>(everything);
      asked.put("mainProcess", true);
      assertThat(step(scratch, asked).run(context).changed()).isTrue();
      assertThat(scratch.status()).isEqualTo("exited");
      assertThat(context.lines().getLast()).startsWith("container ended with it: ");
    }
  }

  @Test
  void saysThatTheContainerEndedWithIt() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step = step(scratch, Map.of("match", Map.of("program", "sleep")));
      assertThat(failure(step, context).getMessage())
          .startsWith("the processes ended, and container `%s` ended".formatted(scratch.name()))
          .endsWith("now it is exited");
    }
  }

  @Test
  void endsNoneWhenTheyAreNotAsManyAsExpected() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, "sleep 1111");
      Step two = step(scratch, with(WORKER, "count", 2));
      assertThat(((Blocked) two.inspect(context)).reason())
          .startsWith("1 processes match, not 2: pid ");
      for (int more = 0; more < 20; more++) {
        Background.started(scratch, "sleep 1111");
      }
      assertThat(failure(step(scratch, WORKER), context).getMessage())
          .startsWith("21 processes match, more than 20: pid ")
          .endsWith("; …");
      assertThat(Background.lines(scratch)).hasSize(22);
      assertThat(step(scratch, with(WORKER, "count", 21)).run(context).values())
          .containsEntry("matched", 21L);
    }
  }

  @Test
  void killsWhatDoesNotEndInTime() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, STUBBORN);
      Map<String, Object> with = Map.of("match", Map.of("pattern", "#stubborn"));
      assertThat(step(scratch, with(with, "grace", Duration.ofMillis(500))).run(context).values())
          .containsEntry("matched", 1L)
          .containsEntry("killed", 1L);
    }
  }

  @Test
  void namesWhoStartsItAgain() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, "while :; do sleep 1111; done #supervisor");
      var failure = failure(step(scratch, with(WORKER, "watch", Duration.ofSeconds(5))), context);
      assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
      assertThat(failure.getMessage())
          .startsWith(
              "ended 1 processes in container `%s`, but something started them again: pid "
                  .formatted(scratch.name()))
          .contains(" `sleep 1111`, by pid ")
          .endsWith("#supervisor`");
    }
  }

  @Test
  void endsProcessesOfOtherUsersWithoutTheRightToSignalThem() throws Exception {
    try (var scratch = ScratchContainer.idle("--cap-drop", "KILL");
        var context = FakeContext.in(folder)) {
      docker("exec", "-d", "-u", "65534", scratch.name(), "sleep", "1111");
      assertThat(
              ((WillChange) step(scratch, WORKER).inspect(context)).changes().getFirst().before())
          .asString()
          .contains("user 65534");
      assertThat(step(scratch, WORKER).run(context).values()).containsEntry("killed", 0L);
      assertThat(Background.lines(scratch)).containsExactly("sleep 3600");
    }
  }

  @Test
  void needsNoProgramOfTheImage() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Background.started(scratch, "sleep 1111");
      scratch.sh("rm /usr/bin/head");
      Change foreseen = ((WillChange) step(scratch, WORKER).inspect(context)).changes().getFirst();
      assertThat(foreseen.note().orElseThrow()).startsWith("host pid ");
      assertThat(step(scratch, WORKER).run(context).values()).containsEntry("matched", 1L);
      assertThat(docker("top", scratch.name(), "-o", "pid,args")).doesNotContain("1111");
      Step main = step(scratch, Map.of("match", Map.of("pattern", "sleep 3600")));
      assertThat(((Blocked) main.inspect(context)).reason()).contains("the first process");
    }
  }

  @Test
  void hidesWhatLooksLikeASecret() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      docker(
          "exec",
          "-d",
          scratch.name(),
          "sh",
          "-c",
          "sleep 1111; true",
          "worker",
          "--password",
          "hunter22",
          "--api-token=hunter33",
          "http://me:hunter44@host/");
      Step step = step(scratch, Map.of("match", Map.of("args", List.of("worker"))));
      Inspection foreseen = step.inspect(context);
      assertThat(foreseen.toString())
          .contains("worker --password *** --api-token=*** http://***@host/")
          .doesNotContain("hunter");
      assertThat(step.run(context).toString()).doesNotContain("hunter");
      assertThat(context.lines().toString()).doesNotContain("hunter");
    }
  }

  @Test
  void refusesContainersWhoseProcessesCannotBeToldApart() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var shared = ScratchContainer.idle("--pid", "container:" + scratch.name());
        var context = FakeContext.in(folder)) {
      assertThat(((Blocked) step(shared, WORKER).inspect(context)).reason())
          .startsWith("the processes of container `" + shared.name() + "` cannot be reached: ")
          .contains("`--pid`");
    }
  }

  @Test
  void hasNothingToDoInAContainerThatStandsStillAndIsBlockedByAPausedOne() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      Step step = step(scratch, WORKER);
      docker("pause", scratch.name());
      assertThat(((Blocked) step.inspect(context)).reason()).contains("` is paused");
      docker("unpause", scratch.name());
      context.predicting(Resource.container(scratch.name()), State.unknown("started anew"));
      assertThat(step.inspect(context)).isInstanceOf(KnownAfter.class);
      docker("kill", scratch.name());
      assertThat(step.run(context).changed()).isFalse();
    }
  }

  @Test
  void saysWhatStillLivesWhenTheTimeIsUp() throws Exception {
    try (var scratch = ScratchContainer.idle()) {
      Background.started(scratch, STUBBORN);
      try (var context = FakeContext.limited(folder, Duration.ofSeconds(3))) {
        Map<String, Object> with = Map.of("match", Map.of("pattern", "#stubborn"));
        var failure = failure(step(scratch, with(with, "grace", Duration.ofMinutes(1))), context);
        assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
        assertThat(failure.getMessage())
            .startsWith("timed out: asked to end, but still there: pid ")
            .endsWith("#stubborn`");
      }
    }
  }

  @Test
  void refusesAPatternThatMatchesEverything() {
    assertThatThrownBy(() -> bind(List.of("mem0"), Map.of("match", Map.of("pattern", "a*"))))
        .isInstanceOf(InputException.class)
        .hasMessage("`a*` matches every process");
  }

  private static StepFailedException failure(Step step, FakeContext context) {
    return catchThrowableOfType(StepFailedException.class, () -> step.run(context));
  }

  private static Map<String, Object> with(Map<String, Object> with, String key, Object value) {
    Map<String, Object> all = new HashMap<>(with);
    all.put(key, value);
    return all;
  }

  private static Step step(ScratchContainer scratch, Map<String, Object> with) {
    return bind(List.of(scratch.name()), with);
  }

  private static Step bind(List<String> containers, Map<String, Object> with) {
    Map<String, Object> all = new HashMap<>(Map.of("watch", Duration.ofMillis(300)));
    all.putAll(with);
    all.put("containers", containers);
    return new DockerKillProcessStepType().bind(FakeInputs.of(all));
  }
}
