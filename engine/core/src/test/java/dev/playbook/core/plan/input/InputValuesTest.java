package dev.playbook.core.plan.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.Source;
import dev.playbook.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputValuesTest {
  private static final InputDefinition LISTS =
      input("lists", InputDefinition.Type.INTEGER, Optional.of(100L));
  private static final InputDefinition RATIO =
      input("ratio", InputDefinition.Type.NUMBER, Optional.of(1.0));
  private static final InputDefinition FORCE =
      input("force", InputDefinition.Type.BOOLEAN, Optional.of(false));
  private static final InputDefinition PATIENCE =
      input("patience", InputDefinition.Type.DURATION, Optional.of(Duration.ofSeconds(90)));
  private static final InputDefinition BRANCH =
      text("branch", Optional.of("[a-z]+(/[a-z0-9.]+)?"), false);
  private static final InputDefinition TOKEN = text("token", Optional.of("[a-z0-9]+"), true);

  @TempDir Path folder;

  @Test
  void takesTheCommandLineBeforeTheFileBeforeTheEnvironmentBeforeTheDefault() throws IOException {
    Map<String, String> environment = Map.of("PLAYBOOK_VAR_lists", "3");
    Optional<Path> file = file("lists: 2\n");
    assertThat(values(GivenInputs.NONE, LISTS)).containsEntry("lists", 100L);
    assertThat(values(new GivenInputs(Map.of(), Optional.empty(), environment), LISTS))
        .containsEntry("lists", 3L);
    assertThat(values(new GivenInputs(Map.of(), file, environment), LISTS))
        .containsEntry("lists", 2L);
    assertThat(values(new GivenInputs(Map.of("lists", "1"), file, environment), LISTS))
        .containsEntry("lists", 1L);
  }

  @Test
  void findsAVariableInUpperCaseToo() {
    assertThat(values(environment(Map.of("PLAYBOOK_VAR_LISTS", "4")), LISTS))
        .containsEntry("lists", 4L);
    assertThat(
            values(
                environment(Map.of("PLAYBOOK_VAR_LISTS", "4", "PLAYBOOK_VAR_lists", "5")), LISTS))
        .containsEntry("lists", 5L);
  }

  @Test
  void leavesVariablesOfOtherPlaybooksAlone() {
    assertThat(values(environment(Map.of("PLAYBOOK_VAR_OTHER", "4")), LISTS))
        .containsOnlyKeys("lists");
  }

  @Test
  void convertsTextsToTheTypeOfTheInput() {
    GivenInputs given =
        commandLine(Map.of("lists", "7", "ratio", "2.5e1", "force", "true", "patience", "1h30m"));
    assertThat(values(given, LISTS, RATIO, FORCE, PATIENCE))
        .containsEntry("lists", 7L)
        .containsEntry("ratio", 25.0)
        .containsEntry("force", true)
        .containsEntry("patience", Duration.ofMinutes(90));
  }

  @Test
  void saysWhichFlagGaveAValueThatDoesNotFit() {
    GivenInputs given =
        commandLine(
            Map.of("lists", "many", "ratio", "NaN", "force", "yes", "patience", "90", "list", "1"));
    assertThat(problems(given, LISTS, RATIO, FORCE, PATIENCE))
        .containsExactlyInAnyOrder(
            "the playbook has no input `list`; did you mean `lists`? (from `--var list`)",
            "input `lists`: `many` is not a whole number (from `--var lists`)",
            "input `ratio`: `NaN` is not a number (from `--var ratio`)",
            "input `force`: `yes` is not `true` or `false` (from `--var force`)",
            "input `patience`: `90` is not a duration such as `90s` or `1h30m`"
                + " (from `--var patience`)");
  }

  @Test
  void saysWhichVariableGaveAValueThatDoesNotFit() {
    assertThat(problems(environment(Map.of("PLAYBOOK_VAR_LISTS", "0")), LISTS))
        .containsExactly(
            "input `lists`: must be at least 1 (from the variable `PLAYBOOK_VAR_LISTS`)");
  }

  @Test
  void saysWhereInTheFileAValueDoesNotFit() throws IOException {
    String text = "lists: \"5\"\nbranch: 7\nforce: [true]\nlist: 1\n";
    assertThat(problems(new GivenInputs(Map.of(), file(text), Map.of()), LISTS, BRANCH, FORCE))
        .containsExactly(
            file(text).orElseThrow() + ":3:8: input `force`: an input has one single value");
    String mended = "lists: \"5\"\nbranch: 7\nlist: 1\n";
    Path file = file(mended).orElseThrow();
    assertThat(
            problems(new GivenInputs(Map.of(), Optional.of(file), Map.of()), LISTS, BRANCH, FORCE))
        .containsExactly(
            file + ":3:7: the playbook has no input `list`; did you mean `lists`?",
            file + ":1:8: input `lists`: `5` is not a whole number",
            file + ":2:9: input `branch`: `7` is not text");
  }

  @Test
  void readsJson() throws IOException {
    Path file = folder.resolve("vars.json");
    Files.writeString(file, "{\n\t\"lists\": 12,\n\t\"branch\": \"fix/a.1\"\n}\n");
    assertThat(values(new GivenInputs(Map.of(), Optional.of(file), Map.of()), LISTS, BRANCH))
        .containsEntry("lists", 12L)
        .containsEntry("branch", "fix/a.1");
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path missing = folder.resolve("none.yml");
    assertThat(problems(new GivenInputs(Map.of(), Optional.of(missing), Map.of()), LISTS))
        .containsExactly(missing + ":1:1: the file cannot be read; check its name and mode");
  }

  @Test
  void matchesPatternsInLinearTime() {
    InputDefinition hostile = text("x", Optional.of("(a+)+b"), false);
    String text = "a".repeat(50_000);
    assertThat(problems(commandLine(Map.of("x", text)), hostile)).hasSize(1);
  }

  @Test
  void refusesASecretOnTheCommandLineAndDoesNotRepeatIt() {
    assertThat(problems(commandLine(Map.of("token", "hunter2")), TOKEN))
        .containsExactly(
            "input `token`: is secret, and others can see a command line;"
                + " set `PLAYBOOK_VAR_token`, or use `--vars-file` (from `--var token`)");
  }

  @Test
  void takesASecretFromTheEnvironmentAndFromAFile() throws IOException {
    assertThat(values(environment(Map.of("PLAYBOOK_VAR_TOKEN", "hunter2")), TOKEN))
        .hasEntrySatisfying("token", value -> revealed(value, "hunter2"));
    assertThat(values(new GivenInputs(Map.of(), file("token: hunter3\n"), Map.of()), TOKEN))
        .hasEntrySatisfying("token", value -> revealed(value, "hunter3"));
  }

  @Test
  void neverRepeatsASecretThatDoesNotFit() throws IOException {
    for (String text :
        List.of(
            "token: HUNTER-2\n",
            "token: 123456789012345678901234567890\n",
            "token: 77777777\n",
            "token: *HUNTER\n")) {
      assertThat(problems(new GivenInputs(Map.of(), file(text), Map.of()), TOKEN))
          .isNotEmpty()
          .noneMatch(
              line -> line.contains("HUNTER") || line.contains("12345") || line.contains("7777"));
    }
    assertThat(problems(environment(Map.of("PLAYBOOK_VAR_TOKEN", "HUNTER-2")), TOKEN))
        .containsExactly(
            "input `token`: the value does not match `[a-z0-9]+`"
                + " (from the variable `PLAYBOOK_VAR_TOKEN`)");
  }

  @Test
  void saysHowToGiveWhatIsRequired() {
    assertThat(problems(GivenInputs.NONE, BRANCH, TOKEN))
        .containsExactly(
            "input `branch`: is required; give it with `--var branch=…`",
            "input `token`: is required; set `PLAYBOOK_VAR_token`, or use `--vars-file`");
  }

  private static void revealed(Object value, String expected) {
    assertThat(value)
        .hasToString("***")
        .isInstanceOfSatisfying(
            Secret.class, secret -> assertThat(secret.reveal()).isEqualTo(expected));
  }

  private Optional<Path> file(String text) throws IOException {
    return Optional.of(Files.writeString(folder.resolve("vars.yml"), text));
  }

  private static GivenInputs commandLine(Map<String, String> texts) {
    return new GivenInputs(texts, Optional.empty(), Map.of());
  }

  private static GivenInputs environment(Map<String, String> variables) {
    return new GivenInputs(Map.of(), Optional.empty(), variables);
  }

  private static Map<String, Object> values(GivenInputs given, InputDefinition... inputs) {
    InputValues values = InputValues.of(List.of(inputs), given);
    assertThat(values.problems()).isEmpty();
    return values.values();
  }

  private static List<String> problems(GivenInputs given, InputDefinition... inputs) {
    return InputValues.of(List.of(inputs), given).problems();
  }

  private static InputDefinition text(String name, Optional<String> pattern, boolean secret) {
    return new InputDefinition(
        name,
        InputDefinition.Type.STRING,
        "",
        List.of(),
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty(),
        pattern,
        secret,
        new Source(Path.of("p.yml"), "p.yml", "").start());
  }

  private static InputDefinition input(
      String name, InputDefinition.Type type, Optional<Object> fallback) {
    return new InputDefinition(
        name,
        type,
        "",
        List.of(),
        fallback,
        false,
        type == InputDefinition.Type.INTEGER ? Optional.of(1.0) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        new Source(Path.of("p.yml"), "p.yml", "").start());
  }
}
