package dev.playbook.steps.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.Inspections;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeDownTest {
  @TempDir Path work;
  private ScratchProject project;
  private FakeContext context;

  @BeforeEach
  void open() throws Exception {
    project = ScratchProject.make(work);
    project.replace(
        "network_mode: none\n    depends_on", "volumes: [kept:/kept, /unnamed]\n    depends_on");
    project.append("volumes: { kept: {} }\n");
    context = FakeContext.in(work);
  }

  @AfterEach
  void remove() {
    Thread.interrupted();
    context.close();
    project.close();
  }

  @Test
  void plansWhatStopsAndGoesAndRemovesJustThat() throws Exception {
    project.compose("up", "-d");
    List<Change> planned = Inspections.changes(down(false).inspect(context));
    assertThat(planned)
        .extracting(Change::resource)
        .containsExactly(
            service("db"),
            Resource.container(project.container("db")),
            service("web"),
            Resource.container(project.container("web")),
            network());
    assertThat(planned).extracting(Change::after).containsOnly(State.ABSENT);
    assertThat(project.state("web")).isEqualTo("running");

    StepResult result = down(false).run(context);
    assertThat(result.changes()).extracting(Change::resource).contains(service("web"), network());
    assertThat(result.values())
        .containsEntry("state", Map.of("db", "absent", "web", "absent"))
        .containsEntry("networks", List.of(project.name() + "_default"))
        .containsEntry("volumes", List.of());
    assertThat(ours("network")).isEmpty();
    assertThat(ours("volume")).isEqualTo(project.name() + "_kept");
    assertThat(down(false).inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    assertThat(down(false).run(context).changed()).isFalse();
  }

  @Test
  void startsWhatRanWhenItIsUndone() throws Exception {
    project.compose("up", "-d", "db");
    project.compose("up", "--no-start", "web");
    Captured captured = down(false).capture(context);
    down(false).run(context);
    assertThat(down(false).undo(captured, context).changed()).isTrue();
    assertThat(project.state("db")).isEqualTo("running");
    assertThat(down(false).undo(captured, context).changed()).isFalse();
  }

  @Test
  void losesVolumesOnlyWhenAskedAndCallsThatDestruction() throws Exception {
    assertThat(down(false).preview().risk()).isEqualTo(Risk.CHANGE);
    Preview preview = down(true).preview();
    assertThat(preview.risk()).isEqualTo(Risk.DESTROY);
    assertThat(preview.wayBack()).isEmpty();

    project.compose("up", "-d");
    List<Change> planned = Inspections.changes(down(true).inspect(context));
    assertThat(planned)
        .filteredOn(change -> change.resource().kind().equals("volume"))
        .hasSize(2)
        .first()
        .satisfies(
            change -> {
              assertThat(change.resource().name()).isEqualTo(project.name() + "_kept");
              assertThat(change.note()).contains("is removed with all that is in it");
            });
    List<String> named = planned.stream().map(change -> change.resource().name()).toList();
    StepResult result = down(true).run(context);
    assertThat((List<?>) result.values().get("volumes"))
        .hasSize(2)
        .allSatisfy(volume -> assertThat(named).contains(volume.toString()));
    assertThat(ours("volume")).isEmpty();
  }

  @Test
  void removesWhatComposeRunHasLeft() throws Exception {
    project.compose("run", "-d", "--no-deps", "db");
    List<Change> planned = Inspections.changes(down(false).inspect(context));
    assertThat(planned)
        .anySatisfy(
            change ->
                assertThat(change.note())
                    .hasValueSatisfying(note -> assertThat(note).contains("`compose run`")));
    down(false).run(context);
    assertThat(down(false).inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void blocksWhileAStrangerUsesTheNetwork() throws Exception {
    project.compose("up", "-d");
    String stranger = project.name() + "-stranger";
    ScratchContainer.docker(
        "run",
        "-d",
        "--rm",
        "--init",
        "--name",
        stranger,
        "--network",
        project.name() + "_default",
        "debian:trixie-slim",
        "sleep",
        "3600");
    try {
      assertThat(down(false).inspect(context))
          .isInstanceOfSatisfying(
              Inspection.Blocked.class,
              blocked -> assertThat(blocked.reason()).contains("`" + stranger + "`"));
      StepFailedException failure =
          catchThrowableOfType(StepFailedException.class, () -> down(false).run(context));
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(project.state("web")).isEqualTo("running");
    } finally {
      ScratchContainer.docker("rm", "-f", stranger);
    }
  }

  @Test
  void saysThatItDoesNotKnowWhenTheTimeIsUpWhileComposeWorks() throws Exception {
    project.replace("init: true\n    volumes", "init: false\n    volumes");
    project.compose("up", "-d");
    context.close();
    context = FakeContext.limited(work, Duration.ofSeconds(6));
    StepFailedException failure =
        catchThrowableOfType(
            StepFailedException.class, () -> down(false, Duration.ofMinutes(1)).run(context));
    Thread.interrupted();
    assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(failure).hasMessageContaining("may still go on");
  }

  @Test
  void startsFromWhatEarlierStepsWillHaveMade() throws Exception {
    project.compose("up", "-d");
    for (Change change : Inspections.changes(down(false).inspect(context))) {
      context.predicting(change.resource(), change.after());
    }
    assertThat(down(false).inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    context.predicting(
        Resource.hostFile(work.resolve(".env").toString()), State.known("COLOUR=red"));
    assertThat(down(false).inspect(context)).isInstanceOf(Inspection.KnownAfter.class);
  }

  private Resource service(String name) {
    return new Resource("service", "docker-compose.yml", name);
  }

  private Resource network() {
    return new Resource("network", "", project.name() + "_default");
  }

  private String ours(String kind) {
    return ScratchContainer.docker(
        kind,
        "ls",
        "-q",
        "--filter",
        "label=com.docker.compose.project=" + project.name(),
        "--format",
        "{{.Name}}");
  }

  private Step down(boolean volumes) {
    return down(volumes, Duration.ofSeconds(1));
  }

  private Step down(boolean volumes, Duration grace) {
    return new ComposeDownStepType()
        .bind(FakeInputs.of(Map.of("project", project.name(), "grace", grace, "volumes", volumes)));
  }
}
