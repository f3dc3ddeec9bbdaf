package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line of a file takes a payload whole, and no other line changes. */
@Tag(Goal.TAG)
final class FileInjectionTest {
  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withATarget() {
    cli = new Cli(directory);
    cli.target("");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {"none, ||", "double, \"", "single, '"})
  void isOneValue(String name, String quote) throws IOException {
    Round round =
        new Round(
            cli,
            "file.set value, quotes: " + name,
            p -> refusal(p, quote),
            FileInjectionTest::steps);
    String lines =
        Payload.all().stream()
            .map(p -> p.key() + "=" + quote + "old" + quote + "\n")
            .collect(Collectors.joining());
    cli.write("file.env", "CANARY=alive\n" + lines + "CANARY_TOO=alive\n");
    round.fire();
    Map<String, String> held =
        Files.readString(directory.resolve("file.env"))
            .lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertThat(held)
        .hasSize(Payload.all().size() + 2)
        .containsEntry("CANARY", "alive")
        .containsEntry("CANARY_TOO", "alive");
    round.received(payload -> inside(quote, held.getOrDefault(payload.key(), "nothing")));
    String before = Files.readString(directory.resolve("file.env"));
    round.refusesTheOthers();
    assertThat(directory.resolve("file.env")).hasContent(before);
    round.report();
  }

  private static String inside(String quote, String written) {
    assertThat(written).startsWith(quote).endsWith(quote);
    return written.substring(quote.length(), written.length() - quote.length());
  }

  /** As the page says: one line, and what its quotes can hold. */
  private static String refusal(Payload payload, String quote) {
    String text = payload.text();
    boolean fits =
        switch (quote) {
          case "'" -> !text.contains("'");
          case "\"" -> text.matches("(?s)(?:[^\"\\\\]++|\\\\.)*+");
          default -> !text.matches("(?s)[\"' \\t].*|.*[ \\t]|.*[ \\t]#.*");
        };
    String half = Reasons.halfACharacter(payload);
    return !half.isEmpty() || (fits && !payload.hasLineBreak() && !payload.has("\0"))
        ? half
        : "cannot stand in line";
  }

  private static String steps(List<Payload> payloads) {
    return "- id: a\n  type: file.set\n  with:\n    path: file.env\n    set:\n"
        + Round.each(payloads, p -> "      %s: \"%s\"\n".formatted(p.key(), p.tag()));
  }
}
