package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.source.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplainTest {

  @ParameterizedTest
  @ValueSource(strings = {"PB0104", "pb0104", "Pb0104"})
  void explainsARuleHoweverItsIdIsTyped(String id) {
    Cli.Result page = Cli.call("explain", id);
    assertThat(page.code()).isZero();
    assertThat(page.err()).isEmpty();
    assertThat(page.out())
        .startsWith("PB0104  a key is written twice\n\n")
        .contains(
            "wrong:\n    schemaVersion: 1\n", "prints:\n    error[PB0104]", "right:\n    schema");
  }

  @Test
  void leavesOutTheSignsOfMarkdown() {
    for (Rule rule : Rule.values()) {
      String prose =
          Cli.call("explain", rule.id())
              .out()
              .lines()
              .filter(line -> !line.startsWith("    "))
              .reduce("", (all, line) -> all + line + "\n");
      assertThat(prose).startsWith(rule.id()).doesNotContain("```", "**", "`", "](");
    }
  }

  @Test
  void listsEveryRuleInGroupsWithoutAnId() {
    Cli.Result list = Cli.call("explain");
    assertThat(list.code()).isZero();
    assertThat(list.out())
        .startsWith("Text and YAML\n  PB0101  the text is not YAML\n")
        .contains("\nInputs, targets and paths\n  PB0501  ")
        .contains(
            Stream.of(Rule.values()).map(rule -> "  " + rule.id() + "  " + rule.title()).toList())
        .endsWith("playbook explain ID explains one.\n");
  }

  @Test
  void namesTheRuleThatWasMeant() {
    Cli.Result wrong = Cli.call("explain", "PB104");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err())
        .isEqualTo(
            "there is no rule `PB104`; did you mean `PB0104`?\nhelp: `playbook explain` lists all\n");
  }

  @Test
  void saysHowToListWhenNothingIsNear() {
    assertThat(Cli.call("explain", "E42-long-and-strange").err())
        .isEqualTo("there is no rule `E42-long-and-strange`\nhelp: `playbook explain` lists all\n");
  }
}
