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

class ComposeStartTest {
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
  void startsTheSameContainersAndWaitsUntilTheyAreHealthy() throws Exception {
    project.alwaysHealthy();
    project.compose("up", "--no-start");
    String server = project.id("web");
    List<Change> planned = Inspections.changes(start("web").inspect(context));
    assertThat(planned)
        .extracting(Change::resource)
        .containsExactly(
            new Resource("service", "docker-compose.yml", "web"),
            Resource.container(project.container("web")));
    assertThat(planned.getFirst().note()).contains("is started");

    StepResult result = start("web").run(context);
    assertThat(result.changed()).isTrue();
    assertThat(result.values()).containsEntry("health", Map.of("web", "healthy"));
    assertThat(project.id("web")).isEqualTo(server);
    assertThat(project.state("db")).isEqualTo("created");
    assertThat(start("web").inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    assertThat(start("web").run(context).changed()).isFalse();
  }

  @Test
  void leavesAContainerAsItIsWhoseConfigurationHasChanged() throws Exception {
    project.alwaysHealthy();
    project.compose("up", "--no-start");
    String server = project.id("web");
    project.replace("blue", "red");
    start("web").run(context);
    assertThat(project.id("web")).isEqualTo(server);
    assertThat(start("web").inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void stopsOnlyWhatItHasStartedWhenItIsUndone() throws Exception {
    project.alwaysHealthy();
    project.compose("up", "-d");
    project.compose("stop", "-t", "0", "web");
    Captured captured = start("web", "db").capture(context);
    start("web", "db").run(context);
    assertThat(start("web", "db").undo(captured, context).changed()).isTrue();
    assertThat(project.state("web")).isEqualTo("exited");
    assertThat(project.state("db")).isEqualTo("running");
  }

  @Test
  void hasSomethingToDoWhileARunningServiceIsNotHealthy() throws Exception {
    project.compose("up", "-d", "web");
    Inspection inspection = start("web").inspect(context);
    assertThat(Inspections.changes(inspection).getFirst().note())
        .contains("is waited for until healthy");
    assertThat(bound(Map.of("services", List.of("web"), "wait", "started")).inspect(context))
        .isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void timesOutAndNamesTheServiceThatIsNotHealthy() throws Exception {
    project.compose("up", "-d", "web");
    context.close();
    context = FakeContext.limited(work, Duration.ofSeconds(12));
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> start("web").run(context));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
    assertThat(failure).hasMessageContaining("timed out").hasMessageContaining("`web` is running");
  }

  @Test
  void blocksWhenThereIsNothingToStart() throws Exception {
    assertThat(start("web").inspect(context))
        .isInstanceOfSatisfying(
            Inspection.Blocked.class,
            blocked -> {
              assertThat(blocked.reason()).isEqualTo("there is no container to start of `web`");
              assertThat(blocked.hint()).contains("`compose.up`");
            });
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> start("web").run(context));
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
  }

  @Test
  void startsFromWhatAnEarlierStepWillHaveStoppedOrRemoved() throws Exception {
    project.alwaysHealthy();
    project.compose("up", "-d");
    Resource service = new Resource("service", "docker-compose.yml", "web");
    context.predicting(service, State.known("exited (configuration abc)"));
    assertThat(Inspections.changes(start("web").inspect(context)).getFirst().before())
        .isEqualTo(State.known("exited (configuration abc)"));
    context.predicting(service, State.ABSENT);
    assertThat(start("web").inspect(context)).isInstanceOf(Inspection.Blocked.class);
  }

  private Step start(String... services) {
    return bound(Map.of("services", List.of(services)));
  }

  private Step bound(Map<String, Object> with) {
    Map<String, Object> all = new HashMap<>(with);
    all.put("project", project.name());
    return new ComposeStartStepType().bind(FakeInputs.of(all));
  }
}
