package dev.playbook.steps.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.spi.StepType;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.StepProcess;
import dev.playbook.steps.docker.ScratchContainer;
import dev.playbook.steps.intent.IntentLog;
import dev.playbook.steps.intent.ToldChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed while compose works: a service that is slow to end holds compose up. */
@Timeout(120)
class ComposeRecoverTest {
  private static final Duration GRACE = Duration.ofSeconds(1);

  @TempDir Path work;
  private ScratchProject project;

  @BeforeEach
  void startTheProject() throws Exception {
    project = ScratchProject.make(work);
    project.alwaysHealthy();
    project.replace(
        "command: [sleep, \"3600\"]\n    init: true\n    network_mode: none\n    depends_on",
        "command: [sh, -c, \"trap 'touch /told' TERM; while :; do sleep 0.1; done\"]\n"
            + "    init: true\n    network_mode: none\n    depends_on");
    project.compose("up", "-d");
  }

  @AfterEach
  void remove() {
    project.close();
  }

  /** One of the types. */
  static final class Services implements StepProcess.Program {
    @Override
    public List<Step> steps(List<String> words) {
      return List.of(step(words.getFirst(), words.getLast()));
    }
  }

  private static Step step(String word, String project) {
    Map<String, Object> with = new HashMap<>(Map.of("project", project));
    if (!word.equals("up")) {
      with.put("grace", GRACE);
    }
    StepType type =
        switch (word) {
          case "up" -> new ComposeUpStepType();
          case "stop" -> new ComposeStopStepType();
          default -> new ComposeDownStepType();
        };
    return type.bind(FakeInputs.of(with));
  }

  private StepProcess killed(String word) throws Exception {
    StepProcess engine = StepProcess.start(work, Services.class, word, project.name());
    ScratchContainer.docker(
        "exec", project.container("web"), "sh", "-c", "until [ -e /told ]; do sleep 0.02; done");
    engine.kill();
    return engine;
  }

  @Test
  void waitsForAStopThatGoesOnAndDoesNotGuessWhenNobodySawItsEnd() throws Exception {
    try (StepProcess engine = killed("stop")) {
      StepResult result =
          step("stop", project.name()).recover(engine.startedAt(), engine.context());
      assertThat(project.state("web")).isEqualTo("exited");
      assertThat(project.state("db")).isEqualTo("exited");
      assertThat(result.changes())
          .extracting(Change::resource)
          .containsExactly(service("db"), service("web"));
      assertThat(result.changes().getLast().before()).asString().contains("running, healthy");
      assertThat(result.values()).containsEntry("state", Map.of("db", "exited", "web", "exited"));
      Files.delete(engine.context().directory().resolve("process-1/rc"));
      assertThat(failure(engine.context()).certainty()).isEqualTo(Certainty.UNKNOWN);
    }
  }

  @Test
  void waitsForTheEndOfTheWholeProject() throws Exception {
    try (StepProcess engine = killed("down")) {
      StepResult result =
          step("down", project.name()).recover(engine.startedAt(), engine.context());
      assertThat(result.changes()).extracting(Change::after).containsOnly(State.ABSENT);
      assertThat(result.values()).containsKeys("networks", "volumes");
      assertThat(ScratchContainer.docker("ps", "-aq", "--filter", "name=" + project.name()))
          .isEmpty();
    }
  }

  @Test
  void doesNotTellOfANetworkThatIsStillThere() throws Exception {
    try (FakeContext context = FakeContext.in(work)) {
      step("down", project.name()).run(context);
      String network = project.name() + "_left";
      Change removal =
          new Change(new Resource("network", "", network), State.known("there"), State.ABSENT);
      IntentLog.of(context).write(List.of(ToldChange.record("removal", removal), List.of("sent")));
      String label = "com.docker.compose.project=" + project.name();
      ScratchContainer.docker("network", "create", "--label", label, network);
      try {
        StepResult result = step("down", project.name()).recover(Instant.now(), context);
        assertThat(result.values()).containsEntry("networks", List.of());
        assertThat(result.changes()).extracting(Change::resource).isNotEmpty();
        assertThat(result.changes())
            .extracting(Change::resource)
            .doesNotContain(removal.resource());
      } finally {
        ScratchContainer.docker("network", "rm", network);
      }
    }
  }

  @Test
  void waitsUntilTheServicesAreMadeAnew() throws Exception {
    String old = project.id("web");
    project.replace("COLOUR:-blue", "COLOUR:-red");
    try (StepProcess engine = killed("up")) {
      StepResult result = step("up", project.name()).recover(engine.startedAt(), engine.context());
      assertThat(project.id("web")).isNotEqualTo(old);
      assertThat(result.changes()).extracting(Change::resource).contains(service("web"));
      assertThat(result.values()).extractingByKey("health").asString().contains("web=healthy");
    }
  }

  @Test
  void knowsThatComposeWasNeverStarted() {
    try (FakeContext context = FakeContext.in(work)) {
      assertThat(failure(context).certainty()).isEqualTo(Certainty.NOT_STARTED);
    }
  }

  private StepFailedException failure(FakeContext context) {
    return Failures.ofRecovery(step("stop", project.name()), context);
  }

  private static Resource service(String name) {
    return new Resource("service", "docker-compose.yml", name);
  }
}
