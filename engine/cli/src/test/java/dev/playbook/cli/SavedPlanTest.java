package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.playbook.core.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --save} and {@code run --plan}: exactly what was shown is done, once, or nothing. */
final class SavedPlanTest {
  private static final String SETS =
      """
      inputs:
        value: { type: string, default: "2" }
      steps:
        - { id: set, type: file.set, with: { path: one.env, key: A, value: "{{inputs.value}}" } }
        - { id: note, type: shell, with: { script: "echo {{run.id}} {{run.startedAt}} > note" } }
      """;

  private final Cli cli;

  SavedPlanTest(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  private Cli.Result save(String... more) {
    cli.write("one.env", "A=1\n");
    return cli.stateful(
        Cli.words(
            List.of("plan", cli.playbook(SETS).toString(), "--save", kept().toString()), more));
  }

  private Cli.Result runSaved(String... more) {
    return cli.stateful(Cli.words(List.of("run", "--plan", kept().toString(), "--yes"), more));
  }

  private Path kept() {
    return cli.file("plan.json");
  }

  @Test
  void doesExactlyWhatWasShown() {
    Cli.Result saved = save("--var", "value=3");
    assertThat(saved.out())
        .contains("Saved " + kept() + ", good until 20")
        .endsWith("Next:  playbook run --plan " + kept() + "\n");
    Cli.Result run = runSaved();
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(cli.read("one.env")).isEqualTo("A=3\n");
    assertThat(saved.out()).contains("$ echo '" + cli.lastRun().started().run() + "' ");
    assertThat(cli.read("note")).startsWith(cli.lastRun().started().run());
    assertThat(cli.lastRun().started().basis().orElseThrow().moved()).isEmpty();
  }

  @Test
  void isDoneOnce() {
    save();
    runSaved();
    cli.write("one.env", "A=1\n");
    Cli.Result again = runSaved();
    assertThat(again.code()).isEqualTo(9);
    assertThat(again.err()).contains("this plan was done by run ", "nothing was started");
    assertThat(cli.read("one.env")).isEqualTo("A=1\n");
  }

  @Test
  void isRefusedWhenSomethingItReadHasMoved() {
    save();
    cli.write("one.env", "A=1\nB=1\n");
    Cli.Result run = runSaved();
    assertThat(run.code()).isEqualTo(9);
    assertThat(run.err())
        .containsPattern("set: file:host:.*/one.env: A=1 → sha256 [0-9a-f]{12}, 8 bytes")
        .contains("accept this with `--replan`", "nothing was started");
    assertThat(cli.state().resolve("runs")).doesNotExist();
  }

  @Test
  void isRefusedWhenThePlaybookWasEdited() {
    save();
    cli.playbook(SETS.replace("note }", "note; touch more }").replace("> note", "> noted"));
    assertThat(runSaved().err())
        .containsPattern("p.yml: text: sha256 .* → sha256 ")
        .contains("note: sent: echo ");
  }

  @Test
  void goesOnNeverthelessWhenAskedToAndRecordsIt() {
    save();
    cli.write("one.env", "A=1\nB=1\n");
    assertThat(runSaved("--replan").code()).isZero();
    assertThat(cli.read("one.env")).isEqualTo("A=2\nB=1\n");
    assertThat(cli.lastRun().started().basis().orElseThrow().moved()).isNotEmpty();
  }

  @Test
  void expires() {
    save("--good-for", "1ms");
    Cli.Result run = runSaved();
    assertThat(run.code()).isEqualTo(9);
    assertThat(run.err()).contains("it was good until 20");
  }

  @Test
  void isNotSavedWhenItCannotBeDone() {
    cli.write("one.env", "B=1\n");
    Cli.Result plan =
        cli.stateful("plan", cli.playbook(SETS).toString(), "--save", kept().toString());
    assertThat(plan.code()).isEqualTo(4);
    assertThat(plan.err()).contains("not saved, because it cannot be run");
    assertThat(kept()).doesNotExist();
  }

  @Test
  void isNotSavedWithoutALook() {
    Cli.Result plan = save("--offline");
    assertThat(plan.code()).isEqualTo(1);
    assertThat(plan.err()).contains("an offline plan has read nothing that could be compared");
  }

  @Test
  void holdsTheTextsAndTheWholePlanForAReview() throws Exception {
    save();
    assertThat(Json.read(Files.readString(kept())))
        .asInstanceOf(MAP)
        .containsKeys("texts", "fingerprint", "plan", "goodUntil", "engine", "inputs");
    assertThat(Files.getPosixFilePermissions(kept())).hasSize(2);
  }

  @Test
  void saysWhatIsNoSavedPlan() {
    cli.write("plan.json", "{\"a\": 1}");
    assertThat(runSaved().err()).contains("plan.json` cannot be read: this is no saved plan");
    cli.write("plan.json", "{\"savedPlanVersion\": \"9.0\"}");
    assertThat(runSaved().err()).contains("another version of playbook (format 9.0)");
    cli.write("plan.json", "{\"savedPlanVersion\": \"1.0\"}");
    assertThat(runSaved().err()).contains("it is damaged: `");
    cli.write("plan.json", "{");
    assertThat(runSaved().err()).contains("cannot be read: not JSON");
  }

  @Test
  void saysEverythingItself() {
    save();
    assertThat(runSaved("--var", "value=3").code()).isEqualTo(1);
    assertThat(cli.stateful("run").err()).contains("say which: `playbook run NAME`");
    assertThat(cli.stateful("run", "x", "--replan").err()).contains("name it with `--plan`");
  }

  @Test
  void isRefusedWhenAReferenceMeansAnotherCommit() throws Exception {
    Path repository = Files.createDirectory(cli.file("tree"));
    git(repository, "init", "-q");
    commit(repository, "good");
    git(repository, "tag", "stable");
    commit(repository, "bad");
    Path playbook =
        cli.playbook(
            "steps:\n  - { id: back, type: git.restore, with: { ref: stable, paths: [a], repository: tree } }\n");
    cli.stateful("plan", playbook.toString(), "--save", kept().toString());
    git(repository, "tag", "--force", "stable", "HEAD");
    Cli.Result run = runSaved();
    assertThat(run.code()).isEqualTo(9);
    assertThat(run.err())
        .containsPattern("back: commit:.*/tree:stable: [0-9a-f]{40} → [0-9a-f]{40}");
  }

  private static void commit(Path repository, String text) throws Exception {
    Files.writeString(repository.resolve("a"), text);
    git(repository, "add", "a");
    git(repository, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", text);
  }

  private static void git(Path repository, String... words) throws Exception {
    Process git =
        new ProcessBuilder(Cli.words(List.of("git", "-C", repository.toString()), words))
            .inheritIO()
            .start();
    assertThat(git.waitFor()).isZero();
  }
}
