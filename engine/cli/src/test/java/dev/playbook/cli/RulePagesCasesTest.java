package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.source.Rule;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pages in {@code docs/errors} tell the truth: one for each rule, with an example that breaks
 * exactly this rule, what is printed then, and an example that breaks none. With {@code
 * -Dplaybook.cases=write} what is printed is written into the pages instead.
 */
final class RulePagesCasesTest {
  private static final Path PAGES = RealStack.root().resolve("docs/errors");
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));
  private static final Pattern ID = Pattern.compile("\\[(PB\\d+)]");
  private static final String HEAD = "schemaVersion: 1\nid: search\n";
  private static final String STEPS =
      "steps:\n  - { id: say, type: shell, with: { command: [date] } }\n";
  private static final String TARGET =
      """
      schemaVersion: 1
      kind: target
      containers: { mem0: mem0, postgres: postgres-mem0 }
      connections:
        mem0-db: { type: postgresql, host: localhost, database: mem0, user: mem0, password: { env: PGPASSWORD } }
      """;
  private static final String PACK =
      """
      schemaVersion: 1
      kind: validations
      id: checks
      validations:
        - { id: answers, type: http, with: { url: "http://127.0.0.1:8000" }, expect: result.status == 200 }
      """;

  private static final String CALLED =
      """
      schemaVersion: 1
      id: restore
      lock: search
      inputs:
        dump: { type: string }
        jobs: { type: integer, minimum: 1, default: 1 }
      steps:
        - { id: load, type: shell, with: { script: 'restore -j {{inputs.jobs}} {{inputs.dump}}' } }
      """;

  @TempDir Path directory;

  @Test
  void everyPageIsAboutARule() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Rule.values()).map(rule -> rule.id() + ".md").toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void beginsWithIdAndTitle(Rule rule) throws IOException {
    assertThat(page(rule)).startsWith("# " + rule.id() + " " + rule.title() + "\n");
  }

  @ParameterizedTest
  @EnumSource
  void breaksExactlyThisRule(Rule rule) throws IOException {
    assertThat(ID.matcher(printed(rule, "yaml wrong")).results())
        .isNotEmpty()
        .extracting(found -> found.group(1))
        .containsOnly(rule.id());
  }

  @ParameterizedTest
  @EnumSource
  void showsWhatIsPrinted(Rule rule) throws IOException {
    String printed = printed(rule, "yaml wrong");
    if (WRITE) {
      Files.writeString(
          PAGES.resolve(rule.id() + ".md"),
          blocks("text prints")
              .matcher(page(rule))
              .replaceFirst(Matcher.quoteReplacement("```text prints\n" + printed + "```\n")));
    }
    assertThat(block(rule, "text prints")).isEqualTo(printed);
  }

  @ParameterizedTest
  @EnumSource
  void breaksNoRule(Rule rule) throws IOException {
    assertThat(printed(rule, "yaml right")).isEmpty();
  }

  private static String page(Rule rule) throws IOException {
    return Files.readString(PAGES.resolve(rule.id() + ".md"));
  }

  private static String block(Rule rule, String kind) throws IOException {
    List<MatchResult> found = blocks(kind).matcher(page(rule)).results().toList();
    assertThat(found).hasSize(1);
    return found.getFirst().group(1);
  }

  private static Pattern blocks(String kind) {
    return Pattern.compile("^```" + kind + "\n(.*?)^```\n", Pattern.DOTALL | Pattern.MULTILINE);
  }

  /** What is said about an example; what a template stands for is only known to a plan. */
  private String printed(Rule rule, String kind) throws IOException {
    Path playbook = written(block(rule, kind));
    return rule == Rule.TEMPLATE_VALUE
        ? planned(playbook)
        : shown(Cli.call("validate", playbook.toString()).err().lines());
  }

  private String planned(Path playbook) {
    Cli.Result plan = new Cli(directory).stateful("plan", playbook.toString(), "--offline");
    return shown(
        plan.out()
            .lines()
            .dropWhile(line -> !line.contains("WRONG VALUES"))
            .takeWhile(line -> !line.isBlank()));
  }

  private String shown(Stream<String> lines) {
    return lines
        .filter(line -> !line.contains(" checked: "))
        .map(line -> line.replace(directory + "/", "") + "\n")
        .collect(Collectors.joining())
        .replaceFirst("\n+\\z", "\n");
  }

  /** An example is a playbook, or a target or pack that one uses. */
  private Path written(String example) throws IOException {
    boolean target = example.contains("kind: target");
    boolean pack = example.contains("kind: validations");
    write("targets/here.yml", target ? example : TARGET);
    write("lib/checks.yml", pack ? example : PACK);
    write("restore.yml", CALLED);
    String use = pack ? "validations:\n  - use: lib/checks.yml\n" : "";
    String playbook = target || pack ? HEAD + "target: here\n" + STEPS + use : example;
    return write("search.yml", playbook);
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(directory.resolve(name).getParent());
    return Files.writeString(file, text);
  }
}
