package dev.playbook.core.load.lint.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.playbook.core.load.lint.shell.ShellCommand.Joint;
import dev.playbook.core.load.lint.shell.ShellWord.Variable;
import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shell text is read as a shell would read it. */
final class ShellScriptTest {
  private static ShellScript script(String text) {
    Source source = new Source(Path.of("script"), "script", text);
    return ShellScript.of(
        new Passage(text, (start, end) -> new Span(source, 1, start + 1, 1, end + 1)));
  }

  private static List<List<String>> words(String text) {
    return script(text).everyCommand().map(ShellScriptTest::texts).toList();
  }

  private static List<String> texts(ShellCommand command) {
    return command.words().stream().map(ShellWord::text).toList();
  }

  private static ShellCommand only(String text) {
    return script(text).commands().getFirst();
  }

  @Test
  void cutsWordsAtBlanksAndKeepsWhatIsQuoted() {
    assertThat(words("echo 'a b'  \"c d\" e\\ f g'h'\"i\" ''"))
        .containsExactly(List.of("echo", "a b", "c d", "e f", "ghi", ""));
  }

  @Test
  void knowsWhatJoinsCommands() {
    assertThat(script("a && b || c | d; e\nf & g").commands())
        .extracting(ShellCommand::joint)
        .containsExactly(
            Joint.NEXT, Joint.AND, Joint.OR, Joint.PIPE, Joint.NEXT, Joint.NEXT, Joint.NEXT);
  }

  @Test
  void goesOnBehindALineThatEndsInAnOperator() {
    assertThat(script("a ||\n  b").commands().getLast().joint()).isEqualTo(Joint.OR);
  }

  @Test
  void joinsContinuedLines() {
    assertThat(words("curl \\\n  -X POST")).containsExactly(List.of("curl", "-X", "POST"));
  }

  @Test
  void leavesOutComments() {
    assertThat(words("# rm -rf /\necho a#b # c")).containsExactly(List.of("echo", "a#b"));
  }

  @Test
  void findsCommandsInSubstitutions() {
    assertThat(words("echo \"$(date -d \"$(cat when)\")\" `id -u`"))
        .containsExactly(
            List.of("cat", "when"),
            List.of("date", "-d", "$(cat when)"),
            List.of("id", "-u"),
            List.of("echo", "$(date -d \"$(cat when)\")", "`id -u`"));
  }

  @Test
  void looksIntoProcessSubstitutions() {
    assertThat(words("diff <(sort a) b"))
        .containsExactly(List.of("sort", "a"), List.of("diff", "<(sort a)", "b"));
  }

  @Test
  void expandsNothingBetweenSingleQuotes() {
    assertThat(only("echo '$(rm x) $y'").words().getLast().substitutions()).isEmpty();
    assertThat(only("echo '$y'").words().getLast().variables()).isEmpty();
  }

  @Test
  void tellsWhichVariablesMayBeMissing() {
    assertThat(only("echo \"$a\"${b}${c:-d}${#e}$1$(:)$((f))").words().getLast().variables())
        .containsExactly(
            new Variable("a", false),
            new Variable("b", false),
            new Variable("c", true),
            new Variable("e", true));
  }

  @Test
  void readsBracketsInsideOfBrackets() {
    ShellCommand command = only(": ${a=\"${b}/c}\"} $((1 + (2 * x))) y; next");
    assertThat(texts(command)).containsExactly(":", "${a=\"${b}/c}\"}", "$((1 + (2 * x)))", "y");
    assertThat(words("(( i = (1) )); [[ a =~ [[:alpha:]] ]] || b=(1 \"2)\" $(c)); d"))
        .containsExactly(List.of("[["), List.of("c"), List.of(), List.of("d"));
  }

  @Test
  void takesAnApostropheBetweenDoubleQuotesForACharacter() {
    assertThat(words("echo \"${a:-it's}\"; ls"))
        .containsExactly(List.of("echo", "${a:-it's}"), List.of("ls"));
  }

  @Test
  void leavesOutCommentsBetweenBranches() {
    assertThat(words("case x in\n a) b ;; # it's (\n # c)\n d) e ;;\nesac; f"))
        .containsExactly(List.of("case", "x", "in"), List.of("b"), List.of("e"), List.of("f"));
  }

  @Test
  void knowsTheFunctionsOfAScript() {
    assertThat(script("a() { :; }\nfunction b { :; }\nc () (:)").functions())
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void keepsTemplatesInOnePiece() {
    assertThat(words("mv a \"a.{{run.id}}\" {{ inputs.to }}/b"))
        .containsExactly(List.of("mv", "a", "a.{{run.id}}", "{{ inputs.to }}/b"));
  }

  @Test
  void tellsRedirectsFromWords() {
    ShellCommand command = only("pg_dump -U x 2>> log >out.sql <in");
    assertThat(texts(command)).containsExactly("pg_dump", "-U", "x");
    assertThat(command.redirects())
        .extracting(Redirect::operator, it -> it.target().text(), Redirect::truncates)
        .containsExactly(
            tuple(">>", "log", false), tuple(">", "out.sql", true), tuple("<", "in", false));
  }

  @Test
  void readsHereDocumentsBehindTheLine() {
    ShellScript script = script("psql <<SQL | cat\nDROP TABLE $t;\nSQL\nnext");
    assertThat(script.commands())
        .extracting(ShellScriptTest::texts)
        .containsExactly(List.of("psql"), List.of("cat"), List.of("next"));
    ShellWord document = script.commands().getFirst().redirects().getFirst().target();
    assertThat(document.text()).isEqualTo("DROP TABLE $t;\n");
    assertThat(document.variables()).containsExactly(new Variable("t", false));
  }

  @Test
  void expandsNothingInAQuotedHereDocument() {
    ShellScript script = script("cat <<-'END'\n\t$x $(rm y)\n\tEND\n");
    assertThat(script.commands().getFirst().redirects().getFirst().target().variables()).isEmpty();
  }

  @Test
  void findsCommandsInConditionsAndLoops() {
    assertThat(
            words("if [ -f x ]; then rm x; else touch x; fi; while read l; do sleep 1; done < y"))
        .containsExactly(
            List.of("[", "-f", "x", "]"),
            List.of("rm", "x"),
            List.of("touch", "x"),
            List.of("read", "l"),
            List.of("sleep", "1"),
            List.of());
  }

  @Test
  void knowsWhatIsRepeated() {
    assertThat(script("sleep 1; until ok; do sleep 2; done; sleep 3").everyCommand())
        .filteredOn(command -> texts(command).getFirst().equals("sleep"))
        .extracting(ShellCommand::looped)
        .containsExactly(false, true, false);
  }

  @Test
  void findsCommandsInBranchesOfCase() {
    assertThat(words("case $1 in\n a|b) rm x ;;\n *) touch x ;;\nesac\nnext"))
        .containsExactly(
            List.of("case", "$1", "in"),
            List.of("rm", "x"),
            List.of("touch", "x"),
            List.of("next"));
  }

  @Test
  void findsCommandsInFunctionsAndSubshells() {
    assertThat(words("f() { rm x; }; (cd y && ls); function g { id; }"))
        .containsExactly(List.of("rm", "x"), List.of("cd", "y"), List.of("ls"), List.of("id"));
  }

  @Test
  void takesNoOperatorInATestForOne() {
    assertThat(words("[[ a && b || c > d ]] && ls")).containsExactly(List.of("[["), List.of("ls"));
  }

  @Test
  void tellsAssignmentsFromPrograms() {
    ShellCommand command = only("A=1 B=\"$(date)\" run C=3");
    assertThat(command.assignments())
        .extracting(ShellWord::text)
        .containsExactly("A=1", "B=$(date)");
    assertThat(texts(command)).containsExactly("run", "C=3");
  }

  @Test
  void knowsWhatFeedsAPipe() {
    ShellScript script = script("x; (crontab -l; echo y) | sort | crontab -");
    assertThat(script.feeding(script.commands().getLast()))
        .extracting(ShellScriptTest::texts)
        .containsExactly(List.of("sort"), List.of("echo", "y"), List.of("crontab", "-l"));
  }

  @Test
  void leavesOutOfAPipeWhatOnlyStandsBeforeIt() {
    ShellScript script = script("crontab -l | grep -q x || echo y | crontab -");
    assertThat(script.feeding(script.commands().getLast()))
        .extracting(ShellScriptTest::texts)
        .containsExactly(List.of("echo", "y"));
  }

  @Test
  void saysWhereAWordStands() {
    ShellWord word = only("docker restart \"mem0\"").words().getLast();
    assertThat(word.span().column()).isEqualTo(16);
    assertThat(word.span().endColumn()).isEqualTo(22);
    assertThat(word.content().span(0, 4).column()).isEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "`",
        "$(",
        "${",
        "$((",
        "((",
        "(",
        ")",
        "{",
        "}",
        "{{",
        "|",
        "||",
        "&",
        "&&",
        "<",
        "<<",
        "<<E",
        ">",
        ";;",
        "case",
        "case x in",
        "case x in a",
        "if",
        "[[",
        "do",
        "\\",
        "$",
        "a=(",
        "<(",
        "$(`\"$(",
        "a\n<<E\n",
        "function",
        "\0"
      })
  void reachesTheEndOfTextThatNoShellAccepts(String text) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(script(text).everyCommand().count()).isNotNegative();
          assertThat(script("x " + text.repeat(3_000)).everyCommand().count()).isPositive();
        });
  }
}
