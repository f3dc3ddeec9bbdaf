package dev.playbook.steps.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.spi.StepType;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.Inspections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeTest {
  @TempDir Path work;
  private ScratchProject project;
  private FakeContext context;

  @BeforeEach
  void open() throws Exception {
    project = ScratchProject.make(work);
    context = FakeContext.in(work);
  }

  @AfterEach
  void remove() {
    Thread.interrupted();
    context.close();
    project.close();
  }

  @Test
  void startsWaitsUntilHealthyAndThenHasNothingToDo() throws Exception {
    project.alwaysHealthy();
    List<Change> planned = Inspections.changes(up().inspect(context));
    assertThat(planned).extracting(change -> change.resource().name()).containsExactly("db", "web");
    assertThat(planned).extracting(Change::before).containsOnly(State.ABSENT);

    StepResult result = up().run(context);
    assertThat(result.changed()).isTrue();
    assertThat(result.values())
        .containsEntry("services", List.of("db", "web"))
        .containsEntry("state", Map.of("db", "running", "web", "running"))
        .containsEntry("health", Map.of("db", "none", "web", "healthy"));
    assertThat(up().inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    assertThat(up().run(context).changed()).isFalse();
  }

  @Test
  void makesOnlyTheServiceAnewWhoseConfigurationHasChanged() throws Exception {
    project.alwaysHealthy();
    project.compose("up", "-d");
    String database = project.id("db");
    String server = project.id("web");
    project.replace("blue", "red");

    List<Change> planned = Inspections.changes(up("web").inspect(context));
    assertThat(planned.getFirst().note()).hasValueSatisfying(n -> assertThat(n).contains("anew"));
    assertThat(planned.getFirst().before()).isNotEqualTo(planned.getFirst().after());
    up("web").run(context);
    assertThat(project.id("db")).isEqualTo(database);
    assertThat(project.id("web")).isNotEqualTo(server);
  }

  @Test
  void startsExactlyTheNamedServices() throws Exception {
    up("db").run(context);
    assertThat(project.state("db")).isEqualTo("running");
    assertThat(catchThrowableOfType(AssertionError.class, () -> project.state("web"))).isNotNull();
  }

  @Test
  void undoesToTheSetThatRan() throws Exception {
    project.alwaysHealthy();
    project.compose("up", "-d", "db");
    Captured captured = up().capture(context);
    assertThat(captured.isAgain()).isFalse();
    up().run(context);
    assertThat(project.state("web")).isEqualTo("running");
    assertThat(up().undo(captured, context).changed()).isTrue();
    assertThat(project.state("web")).isEqualTo("exited");
    assertThat(project.state("db")).isEqualTo("running");
  }

  @Test
  void readsTheComposeFileOnceMoreWhenItIsPutBackAndAllServicesRan() throws Exception {
    project.alwaysHealthy();
    up().run(context);
    String blue = project.id("web");
    project.replace("blue", "red");
    Captured captured = up().capture(context);
    up().run(context);

    project.replace("red", "blue");
    assertThat(up().undo(captured, context).changed()).isFalse();
    assertThat(captured.isAgain()).isTrue();
    String red = project.id("web");
    assertThat(up().run(context).changed()).isTrue();
    assertThat(project.id("web")).isNotIn(blue, red);
  }

  @Test
  void timesOutAndNamesTheServiceThatIsNotHealthy() throws Exception {
    project.compose("up", "-d");
    context.close();
    context = FakeContext.limited(work, Duration.ofSeconds(15));
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> up("web").run(context));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
    assertThat(failure)
        .hasMessageContaining("timed out")
        .hasMessageContaining("`web` is running, ");
  }

  @Test
  void doesNotWaitForHealthWhenItIsNotAsked() throws Exception {
    StepResult result = step(new ComposeUpStepType(), Map.of("wait", "started")).run(context);
    assertThat(result.values()).containsEntry("state", Map.of("db", "running", "web", "running"));
  }

  @Test
  void failsAtOnceWithTheLogOfAContainerThatEnds() throws Exception {
    project.replace(
        "command: [sleep, \"3600\"]\n    init: true\n    network_mode: none\n    depends_on",
        "command: [sh, -c, \"echo no configuration; exit 3\"]\n    network_mode: none\n    depends_on");
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> up("web").run(context));
    assertThat(failure)
        .hasMessageContaining("ended at once")
        .hasMessageContaining("no configuration");
  }

  @Test
  void stopsTheNamedServicesAndStartsThemAgain() throws Exception {
    project.compose("up", "-d");
    Step stop = stop("web");
    List<Change> planned = Inspections.changes(stop.inspect(context));
    assertThat(planned)
        .extracting(Change::resource)
        .containsExactly(
            new Resource("service", "docker-compose.yml", "web"),
            Resource.container(project.container("web")));
    Captured captured = stop.capture(context);
    assertThat(stop.run(context).values()).containsEntry("state", Map.of("web", "exited"));
    assertThat(project.state("db")).isEqualTo("running");
    assertThat(stop.inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    assertThat(stop.run(context).changed()).isFalse();
    stop.undo(captured, context);
    assertThat(project.state("web")).isEqualTo("running");
  }

  @Test
  void namesTheServicesThatLoseTheOneThatStops() throws Exception {
    project.alwaysHealthy();
    project.compose("up", "-d");
    assertThat(Inspections.changes(stop("db").inspect(context)).getFirst().note())
        .hasValue("`web` depends on it and runs on");
    assertThat(Inspections.changes(stop("db", "web").inspect(context)).getFirst().note()).isEmpty();
  }

  @Test
  void startsFromWhatAnEarlierStepWillHaveStopped() throws Exception {
    project.alwaysHealthy();
    project.compose("up", "-d");
    for (Change change : Inspections.changes(stop("web").inspect(context))) {
      context.predicting(change.resource(), change.after());
    }
    assertThat(stop("web").inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    assertThat(Inspections.changes(up("web").inspect(context)).getFirst().before())
        .isInstanceOfSatisfying(
            State.Known.class, state -> assertThat(state.value()).startsWith("exited"));
  }

  @Test
  void waitsForTheStepThatChangesTheComposeFile() throws Exception {
    Resource file = Resource.hostFile(work.resolve("docker-compose.yml").toString());
    context.predicting(file, State.known("services: {}"));
    assertThat(up().inspect(context)).isInstanceOf(Inspection.KnownAfter.class);
  }

  @Test
  void blocksOnAnUnknownServiceAndAFileThatComposeRefuses() throws Exception {
    assertThat(Inspections.blocked(stop("wbe"), context).reason())
        .contains("there is no service `wbe`");
    assertThat(Inspections.blocked(stop("wbe"), context).hint()).isEqualTo("it has: db, web");
    project.replace("image: debian:trixie-slim", "imagine: debian:trixie-slim");
    assertThat(Inspections.blocked(up(), context).reason())
        .contains("compose refuses")
        .contains("imagine");
    assertThat(
            Inspections.blocked(step(new ComposeUpStepType(), Map.of("file", "none.yml")), context)
                .reason())
        .contains("there is no compose file");
    project.replace("imagine: debian:trixie-slim", "image: debian:trixie-slim");
  }

  private Step up(String... services) {
    return services.length == 0
        ? step(new ComposeUpStepType(), Map.of())
        : step(new ComposeUpStepType(), Map.of("services", List.of(services)));
  }

  private Step stop(String... services) {
    return step(
        new ComposeStopStepType(),
        Map.of("services", List.of(services), "grace", Duration.ofSeconds(1)));
  }

  private Step step(StepType type, Map<String, Object> with) {
    Map<String, Object> all = new HashMap<>(with);
    all.put("project", project.name());
    return type.bind(FakeInputs.of(all));
  }
}
