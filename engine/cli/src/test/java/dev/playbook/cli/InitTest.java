package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.catalog.StepCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A first playbook: valid at once, and never in the place of another file. */
final class InitTest {
  private static final Pattern MODELINE =
      Pattern.compile("\\A# yaml-language-server: \\$schema=(\\S+)\n");

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withAFolderOfItsOwn() {
    cli = new Cli(directory);
  }

  private Cli.Result init(String... words) {
    return Cli.call(
        Stream.concat(Stream.of("init", "--dir", playbooks()), Stream.of(words))
            .toArray(String[]::new));
  }

  private String playbooks() {
    return directory.resolve("playbooks").toString();
  }

  private void assertValidWithoutFindings(String name) {
    String file = directory.resolve("playbooks").resolve(name + ".yml").toString();
    Cli.Result valid = Cli.call("validate", file);
    assertThat(valid.all()).contains(" is valid (");
    assertThat(valid.err()).isEmpty();
    assertThat(Cli.call("lint", "--strict", file).err()).isEmpty();
  }

  @Test
  void writesAPlaybookItsTargetAndWhatEditorsRead() {
    Cli.Result init = init("search-rollback");
    assertThat(init.code()).isZero();
    assertThat(init.out())
        .containsSubsequence(
            "playbooks/search-rollback.yml\n",
            "playbooks/targets/local.yml\n",
            "Next:  playbook validate ",
            "playbook plan ");
    assertValidWithoutFindings("search-rollback");
    assertThat(cli.read("playbooks/search-rollback.yml"))
        .contains("preconditions:", "steps:", "undo:", "validations:", "finally:", "# ");
  }

  static Stream<String> types() {
    return StepCatalog.discover().names().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void beginsWithAnyStepType(String type) {
    assertThat(init("first", "--steps", type).all()).contains("wrote");
    assertThat(cli.read("playbooks/first.yml")).contains("    type: " + type + "\n");
    assertValidWithoutFindings("first");
  }

  @Test
  void takesTheSameTypeTwice() {
    assertThat(init("first", "--steps", "shell, shell").code()).isZero();
    assertValidWithoutFindings("first");
  }

  @Test
  void namesSchemasThatAreThere() throws IOException {
    assertThat(init("first").code()).isZero();
    assertResolves("playbooks/first.yml");
    assertResolves("playbooks/targets/local.yml");
  }

  @Test
  void usesTheSchemasThatLieBesideThePlaybooks() throws IOException {
    cli.write("schemas/playbook.schema.json", "{}");
    cli.write("schemas/target.schema.json", "{}");
    assertThat(init("first").out()).doesNotContain("schema.json");
    assertThat(cli.read("playbooks/first.yml"))
        .startsWith("# yaml-language-server: $schema=../schemas/playbook.schema.json\n");
    assertResolves("playbooks/targets/local.yml");
  }

  private void assertResolves(String file) throws IOException {
    Matcher modeline = MODELINE.matcher(cli.read(file));
    assertThat(modeline.find()).isTrue();
    assertThat(cli.file(file).resolveSibling(modeline.group(1)).toRealPath()).isRegularFile();
  }

  @Test
  void keepsWhateverWordsItIsGiven() {
    String words = "Put `it` back: \"now\" # {{x}} 'é' \\ | - %";
    assertThat(init("first", "--about", words, "--owner", "no").code()).isZero();
    assertValidWithoutFindings("first");
    assertThat(Cli.call("list", playbooks()).out()).contains(words);
  }

  @Test
  void neverOverwritesAFile() {
    cli.write("playbooks/first.yml", "mine");
    Cli.Result refused = init("first");
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("first.yml` is there already", "nothing was written");
    assertThat(cli.file("playbooks/first.yml")).hasContent("mine");
    assertThat(cli.file("playbooks/targets")).doesNotExist();
  }

  @Test
  void usesTheOnlyTargetThatIsThereAndItsNames() {
    String target =
        """
        schemaVersion: 1
        kind: target
        id: here
        containers: { search: search-1 }
        urls: { search: http://127.0.0.1:8000 }
        connections: { facts: { type: postgresql, host: 127.0.0.1, database: d, user: u, password: { env: P } } }
        """;
    cli.write("playbooks/targets/here.yml", target);
    assertThat(init("first", "--steps", "docker.restart,sql").code()).isZero();
    assertValidWithoutFindings("first");
    assertThat(cli.read("playbooks/first.yml"))
        .contains(
            "target: here ", "containers: [search]", "connection: facts", "{{target.urls.search}}");
    assertThat(cli.file("playbooks/targets/here.yml")).hasContent(target);
  }

  @Test
  void saysWhatTheTargetLacks() {
    cli.write("playbooks/targets/here.yml", "schemaVersion: 1\nkind: target\nid: here\n");
    Cli.Result refused = init("first", "--steps", "docker.restart");
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err())
        .contains("the target has no container that a step of type `docker.restart` can use")
        .contains("help: name one in `");
    assertThat(cli.file("playbooks/first.yml")).doesNotExist();
  }

  @Test
  void saysThatATargetCannotBeRead() {
    cli.write("playbooks/targets/here.yml", "kind: [target");
    assertThat(init("first").err()).contains("here.yml` cannot be read; nothing was written");
  }

  @Test
  void namesWhatAnswersWhenNobodyCanBeAsked() {
    Cli.Result refused = init();
    assertThat(refused.code()).isEqualTo(Exit.REFUSED);
    assertThat(refused.err())
        .isEqualTo("nobody can be asked without a terminal; `NAME` answers\nnothing was written\n");
  }

  @Test
  void refusesWordsThatMakeNoSense() {
    assertThat(init("../first").err()).contains("`../first` cannot be a name here");
    assertThat(init("first", "--target", "a/b").err()).contains("`a/b` cannot be a name here");
    assertThat(init("first", "--steps", "shel").err()).contains("did you mean `shell`?");
    assertThat(init("first", "--steps", ",").err()).contains("a few words are needed");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void asksForWhatItIsNotToldUntilTheAnswerCanBeUsed() {
    Typist typist = new Typist(cli);
    CompletableFuture<Cli.Result> init = typist.beginStateless("init", "--dir", playbooks());
    typist.answer("Name of the playbook: ", "not a name");
    typist.await("`not a name` cannot be a name here; use letters, digits and `-`");
    typist.answer("Name of the playbook: ", "first");
    typist.answer("What does it roll back [Roll back first]: ", "Puts the old search back");
    typist.answer("quick, full or emergency [quick]: ", "big");
    typist.answer("quick, full or emergency [quick]: ", "full");
    typist.answer("Who answers for it [operations]: ", "");
    typist.answer("Target, where it is done [local]: ", "staging");
    typist.answer(" [shell]: ", "http");
    assertThat(init.join().code()).isZero();
    assertValidWithoutFindings("first");
    assertThat(cli.read("playbooks/first.yml"))
        .contains("name: Puts the old search back", "class: full", "owner: operations")
        .contains("target: staging", "type: http");
    assertThat(Files.exists(cli.file("playbooks/targets/staging.yml"))).isTrue();
  }
}
