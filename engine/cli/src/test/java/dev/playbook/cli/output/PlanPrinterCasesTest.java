package dev.playbook.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.playbook.core.Engine;
import dev.playbook.core.PremiseException;
import dev.playbook.core.Surroundings;
import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.journal.StateDirectory;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Look;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Selection;
import dev.playbook.core.plan.input.GivenInputs;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans are shown as {@code cases/plan} says: the offline plan of a real playbook, and a plan with
 * every kind of forecast. With {@code -Dplaybook.cases=write} the texts are written instead: read
 * the difference.
 */
final class PlanPrinterCasesTest {
  private static final Path CASES = RealStack.root().resolve("engine/cli/src/test/cases/plan");
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));
  private static final Path EPIC2 = RealStack.root().resolve("playbooks/epic2-search.yml");
  private static final Path EVERY = CASES.resolve("forecasts.yml");

  @ParameterizedTest
  @CsvSource({"80, never", "80, always", "100, never", "100, always"})
  void showsTheOfflinePlanOfARealPlaybook(int columns, String colour) throws Exception {
    compare(
        "epic2-search-offline-%s%s.txt".formatted(columns, suffix(colour)),
        onTerminal(offline(EPIC2), columns, colour, false));
  }

  @ParameterizedTest
  @CsvSource({"80, never", "80, always", "100, never", "100, always"})
  void showsEveryKindOfForecast(int columns, String colour) throws Exception {
    compare(
        "forecasts-%s%s.txt".formatted(columns, suffix(colour)),
        onTerminal(everyForecast(), columns, colour, false));
  }

  @Test
  void showsAllOfLongTextsOnDemand() throws Exception {
    compare("forecasts-100-full.txt", onTerminal(everyForecast(), 100, "never", true));
  }

  @Test
  void breaksNoLineInAPipe() throws Exception {
    compare("forecasts-piped.txt", piped(everyForecast()));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 133})
  void isNeverWiderThanTheTerminalAndLosesNothingButBlanks(int columns) throws Exception {
    Plan plan = everyForecast();
    String shown = onTerminal(plan, columns, "never", false);
    assertThat(shown.lines().mapToInt(line -> line.codePointCount(0, line.length())).max())
        .hasValue(columns);
    assertThat(withoutBlanks(shown)).isEqualTo(withoutBlanks(piped(plan)));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100})
  void standsWhereItStandsWithoutColour(int columns) throws Exception {
    Plan plan = everyForecast();
    String painted = onTerminal(plan, columns, "always", false);
    assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(onTerminal(plan, columns, "never", false));
    assertThat(painted.lines())
        .allMatch(line -> line.split("\u001b\\[0m", -1).length * 2 - 1 == parts(line));
  }

  @Test
  void thePageAboutPlansShowsThem() throws Exception {
    String page = Files.readString(RealStack.root().resolve("docs/plan.md"));
    String readme = Files.readString(RealStack.root().resolve("README.md"));
    String live = readme.substring(readme.indexOf("PLAN  epic2-search"));
    assertThat(page)
        .contains(live.substring(0, live.indexOf("```")))
        .contains(onTerminal(offline(EPIC2), 100, "never", false));
  }

  @Test
  void isACommentThatFoldsAway() throws Exception {
    compare(
        "epic2-search-comment.md",
        new PlanComment(new PlanPrinter(Style.PLAIN, false)).text(offline(EPIC2)));
  }

  @Test
  void isADocumentThatFitsItsSchema() throws Exception {
    JsonMapper json = new JsonMapper();
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(
                json.readTree(
                    Files.readString(RealStack.root().resolve("schemas/plan.schema.json"))));
    for (Plan plan : List.of(everyForecast(), offline(EPIC2))) {
      assertThat(schema.validate(json.readTree(PlanFormat.write(plan)))).isEmpty();
    }
  }

  private static int parts(String line) {
    return line.split("\u001b\\[[0-9;]*m", -1).length;
  }

  @Test
  void masksASecretThatABreakWouldHaveCutInTwo() throws Exception {
    StringWriter out = new StringWriter();
    Console console = console(out, new Console.Terminal(true, true, true, 60), "never");
    Masker masker = new Masker();
    masker.learn("password", "correct horse battery staple");
    console.maskWith(masker);

    console.printPage(
        "the password of the database, as it is now, is correct horse battery staple\n");

    assertThat(out.toString()).doesNotContain("horse", "battery").contains("***");
  }

  private static String onTerminal(Plan plan, int columns, String colour, boolean full) {
    return shown(plan, new Console.Terminal(true, true, true, columns), colour, full);
  }

  private static String piped(Plan plan) {
    return shown(plan, new Console.Terminal(true, false, true, 80), "never", false);
  }

  private static String shown(Plan plan, Console.Terminal terminal, String colour, boolean full) {
    StringWriter out = new StringWriter();
    Console console = console(out, terminal, colour);
    console.printPage(new PlanPrinter(console.style(), full).text(plan));
    return out.toString();
  }

  private static Console console(StringWriter out, Console.Terminal terminal, String colour) {
    return new Console(
        InputStream.nullInputStream(),
        new PrintWriter(out),
        new PrintWriter(new StringWriter()),
        terminal,
        colour,
        Map.of("LANG", "C.UTF-8"));
  }

  private static Plan everyForecast() throws PremiseException {
    Plan plan = offline(EVERY);
    return new Plan(plan.premises(), Look.READ, plan.steps().stream().map(Forecasts::of).toList());
  }

  private static Plan offline(Path playbook) throws PremiseException {
    StepCatalog catalog = StepCatalog.discover();
    Path folder = Objects.requireNonNull(playbook.getParent());
    Loaded loaded = new PlaybookLoader(catalog, folder, Map.of()).load(playbook, Optional.empty());
    if (!(loaded instanceof Loaded.Valid valid)) {
      throw new AssertionError(loaded.toString());
    }
    Engine engine = engine(catalog);
    Premises premises =
        engine.premises(
            valid.playbook(),
            valid.target().orElseGet(() -> Target.none(valid.playbook().source())),
            new RunFacts("7Q2K", "winston", Instant.EPOCH, Optional.empty()),
            GivenInputs.NONE,
            Selection.EVERYTHING);
    return engine.planOffline(premises);
  }

  private static Engine engine(StepCatalog catalog) {
    return new Engine(
        new StepBinder(catalog),
        new Surroundings(
            "1.0",
            new StateDirectory(Path.of("/nowhere")),
            Map.of(),
            Operator.NOBODY,
            Clock.systemUTC()));
  }

  private static String suffix(String colour) {
    return colour.equals("always") ? "-colour" : "";
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s", "");
  }

  private static void compare(String name, String text) throws IOException {
    Path expected = CASES.resolve(name);
    if (WRITE) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }
}
