package dev.playbook.core.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.Target;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Source;
import dev.playbook.spi.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookLoaderTest {
  private static final Path VALID = Path.of("src/test/cases/valid").toAbsolutePath();
  private static final String STEP =
      "steps:\n  - { id: a, type: http, with: { url: \"http://127.0.0.1\" } }\n";
  private static final String SMALL = "schemaVersion: 1\nid: small\n" + STEP;

  @TempDir Path folder;

  @Test
  void bindsEveryKeyOfAPlaybook() {
    Playbook playbook = valid(load(VALID, "whole", Map.of())).playbook();
    assertThat(playbook.id()).isEqualTo("epic2-search");
    assertThat(playbook.rollback()).isEqualTo("full");
    assertThat(playbook.labels()).containsEntry("epic", "2");
    assertThat(playbook.inputs())
        .extracting(input -> input.fallback().orElseThrow())
        .containsExactly("all", 100L, Duration.ofSeconds(90));
    assertThat(playbook.vars()).containsOnlyKeys("half");
    assertThat(playbook.budget().reserve()).isEqualTo(Duration.ofMinutes(2));
    assertThat(playbook.lock()).isEqualTo("mem0-stack");
    assertThat(playbook.triggers()).hasSize(3);
    assertThat(playbook.triggers().getFirst())
        .isInstanceOfSatisfying(
            Trigger.Measured.class,
            trigger -> assertThat(trigger.lasting()).isEqualTo(Duration.ofMinutes(1)));
    assertThat(playbook.preconditions()).hasSize(1);
    assertThat(playbook.onFailure()).isEqualTo(FailurePolicy.STOP);
    assertThat(playbook.escalateTo()).contains("emergency-full");
  }

  @Test
  void bindsStepsWithTheTimeoutOfTheirTypeWhenNoneIsWritten() {
    Playbook playbook = valid(load(VALID, "whole", Map.of())).playbook();
    assertThat(playbook.steps())
        .extracting(StepNode::id)
        .containsExactly("index", "restore-file", "restart", "healthy");
    StepNode.Task restart = (StepNode.Task) playbook.steps().get(2);
    assertThat(restart.activity().retry().maxAttempts()).isEqualTo(3);
    assertThat(restart.activity().timeout()).isEqualTo(Duration.ofSeconds(45));
    StepNode.Task remove = (StepNode.Task) playbook.cleanup().getLast();
    assertThat(remove.activity().timeout()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void putsTheChecksOfAPackWhereItIsUsedAndItsCleanupLast() {
    Loaded.Valid loaded = valid(load(VALID, "whole", Map.of()));
    assertThat(loaded.playbook().validations())
        .extracting(check -> check.id())
        .containsExactly("mem0-answers", "planner-has-index");
    assertThat(loaded.playbook().cleanup())
        .extracting(StepNode::id)
        .containsExactly("keep-logs", "remove-probe");
    assertThat(loaded.files().sources())
        .extracting(Source::name)
        .containsExactly("whole.yml", "lib/recovery.yml", "targets/local.yml");
  }

  @Test
  void readsASecretOnlyWhenItIsAsked() {
    Target target = valid(load(VALID, "whole", Map.of())).target().orElseThrow();
    assertThat(target.workDirectory()).isEqualTo(VALID.resolve("work"));
    assertThat(target.urls()).containsEntry("mem0", "http://127.0.0.1:8000");
    assertThatThrownBy(() -> requireNonNull(target.secrets().get("token")).reveal())
        .isInstanceOf(InputException.class)
        .hasMessage(
            "cannot read the secret `token`: the environment variable `MEM0_TOKEN` is not set");
    Target set = valid(load(VALID, "whole", Map.of("MEM0_TOKEN", "s3cret"))).target().orElseThrow();
    assertThat(
            requireNonNull(set.connections().get("mem0-db"))
                .secret("password")
                .orElseThrow()
                .reveal())
        .isEqualTo("s3cret");
  }

  @Test
  void findsANameInPlaybooksFirst() throws IOException {
    write("small.yml", SMALL.replace("small", "here"));
    write("playbooks/small.yml", SMALL);
    assertThat(valid(load(folder, "small", Map.of())).playbook().id()).isEqualTo("small");
    assertThat(valid(load(folder, "small.yml", Map.of())).playbook().id()).isEqualTo("here");
    assertThat(valid(load(folder, "./small.yml", Map.of())).playbook().id()).isEqualTo("here");
  }

  @Test
  void saysWhatItLookedForWhenThereIsNoPlaybook() throws IOException {
    write("playbooks/epic2-search.yml", SMALL);
    assertThat(load(folder, "epic2-serach", Map.of()))
        .isEqualTo(
            new Loaded.Unreadable(
                "there is no playbook `epic2-serach`", "did you mean `epic2-search`?"));
  }

  @Test
  void refusesAPackBehindASymbolicLinkThatLeadsOut(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("pack.yml"), "kind: validations\n");
    write("playbooks/p.yml", SMALL + "validations: [{ use: lib/pack.yml }]\n");
    Files.createDirectories(folder.resolve("playbooks/lib"));
    Files.createSymbolicLink(folder.resolve("playbooks/lib/pack.yml"), outside.resolve("pack.yml"));
    assertThat(faults(load(folder, "p", Map.of())))
        .containsExactly("PB0502 `lib/pack.yml` lies outside of the repository");
  }

  @Test
  void refusesATargetNameThatClimbsOut() throws IOException {
    write("playbooks/p.yml", SMALL + "target: ../../../../../../etc/hosts\n");
    assertThat(faults(load(folder, "p", Map.of())))
        .containsExactly("PB0502 `../../../../../../etc/hosts` lies outside of the repository");
  }

  @Test
  void doesNotOpenPipesAndFolders() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.yml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(load(folder, "pipe", Map.of()))
        .isEqualTo(
            new Loaded.Unreadable(
                "pipe.yml: it is not a regular file", "check the file and its mode"));
  }

  @Test
  void neverFetchesWhatADocumentNames() throws IOException {
    write("p.yml", SMALL + "$schema: http://127.0.0.1:1/schema.json\n");
    assertThat(faults(load(folder, "p", Map.of())))
        .containsExactly("PB0201 `$schema` is not a key of a playbook");
  }

  private Loaded load(Path directory, String name, Map<String, String> environment) {
    return new PlaybookLoader(StepCatalog.discover(), directory, environment)
        .load(Path.of(name), Optional.empty());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(parent(file));
    Files.writeString(file, text);
  }

  private static Path parent(Path file) {
    return Optional.ofNullable(file.getParent()).orElseThrow();
  }

  private static List<String> faults(Loaded loaded) {
    assertThat(loaded).isInstanceOf(Loaded.Invalid.class);
    return ((Loaded.Invalid) loaded)
        .diagnostics().stream().map(each -> each.id() + " " + each.message()).toList();
  }

  private static Loaded.Valid valid(Loaded loaded) {
    if (loaded instanceof Loaded.Invalid invalid) {
      throw new AssertionError(invalid.diagnostics().stream().map(Diagnostic::message).toList());
    }
    return (Loaded.Valid) loaded;
  }
}
