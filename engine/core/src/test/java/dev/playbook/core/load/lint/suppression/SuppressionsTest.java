package dev.playbook.core.load.lint.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.yaml.YamlReader;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A comment silences a rule where it says so, and nowhere else. */
final class SuppressionsTest {
  private static final About RULE = About.warning("L1102", "a fixed wait");

  /** What is left of findings in these lines. */
  private static List<String> left(String text, int... lines) {
    Source source = new Source(Path.of("p.yml"), "p.yml", text);
    Block root = new Block(new YamlReader(new Diagnostics()).read(source).orElseThrow());
    List<Diagnostic> findings =
        Arrays.stream(lines)
            .mapToObj(line -> RULE.at(new Span(source, line, 1, line, 2), "found"))
            .toList();
    return new Suppressions(List.of(root), Set.of("L1102"), Set.of())
        .apply(findings).stream().map(each -> each.span().line() + " " + each.id()).toList();
  }

  @Test
  void coversTheStepBelowACommentOfItsOwnLine() {
    String text =
        """
        steps:
          # why there are two of them
          # playbook-ignore: L1102 no other sign

          - id: a
            type: shell
          - id: b
            type: shell
        """;
    assertThat(left(text, 5, 6, 7)).containsExactly("7 L1102");
  }

  @Test
  void coversTheStepThatBeginsInItsLine() {
    String text =
        """
        steps:
          - id: a       # playbook-ignore: L1102 no other sign
            type: shell
          - id: b
        """;
    assertThat(left(text, 2, 3, 4)).containsExactly("4 L1102");
  }

  @Test
  void coversAScriptToItsEndAndNothingBehindIt() {
    String text =
        """
        steps:
          - id: a
            with:
              # playbook-ignore: L1102 no other sign
              script: |
                sleep 1
                sleep 2

          - id: b
        """;
    assertThat(left(text, 6, 7, 9)).containsExactly("9 L1102");
  }

  @Test
  void coversTheKeyThatBeginsInItsLine() {
    String text =
        """
        steps:
          - id: a
            with:       # playbook-ignore: L1102 no other sign
              command: [sleep, 1]
            type: shell
        """;
    assertThat(left(text, 2, 4, 5)).containsExactly("2 L1102", "5 L1102");
  }

  @Test
  void coversOneLineInsideOfAScript() {
    String text =
        """
        script: |
          sleep 1
          sleep 2  # playbook-ignore: L1102 no other sign
          # playbook-ignore: L1102 nor here
          sleep 3
          sleep 4
        """;
    assertThat(left(text, 2, 3, 5, 6)).containsExactly("2 L1102", "6 L1102");
  }

  @Test
  void isNoCommentInsideOfAText() {
    String text = "name: 'a # playbook-ignore: L1102 x'\nscript: sleep 1\n";
    assertThat(left(text, 1, 2)).containsExactly("1 L1102", "2 L1102");
  }

  @Test
  void silencesNothingWithoutAReason() {
    assertThat(left("a: 1 # playbook-ignore: L1102\n", 1)).containsExactly("1 L1102", "1 L1901");
  }

  @Test
  void namesARuleThatThereIsNot() {
    assertThat(left("a: 1 # playbook-ignore: L1202 x\n", 1)).containsExactly("1 L1102", "1 L1901");
  }

  @Test
  void isAFindingWhenItSilencesNothing() {
    assertThat(left("a: 1 # playbook-ignore: L1102 x\nb: 2\n", 2))
        .containsExactly("1 L1902", "2 L1102");
  }

  @Test
  void cannotSilenceTheFaultsOfTheLanguage() {
    assertThat(left("a: 1 # playbook-ignore: PB0112 x\n")).containsExactly("1 L1901");
  }
}
