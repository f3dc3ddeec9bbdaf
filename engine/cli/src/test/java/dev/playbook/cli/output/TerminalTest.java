package dev.playbook.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.goal.Goal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step prints is shown, and steers nothing: on a terminal, in a file, in JSON. */
@Tag(Goal.TAG)
final class TerminalTest {
  private static final String ESC = "\u001b";

  /** What our own live lines are drawn with. */
  private static final List<String> OURS = List.of("\r" + ESC + "[K", ESC + "[1A");

  @TempDir Path directory;

  /** A sequence, after everything was printed in which it might have been. */
  private record Shown(String sequence, List<String> outputs) {
    @Override
    public String toString() {
      return sequence.codePoints().mapToObj("%x "::formatted).reduce("", String::concat);
    }
  }

  @Test
  void steersNothing() {
    List<String> sequences = sequences();
    assertThat(sequences).hasSizeGreaterThanOrEqualTo(60);
    Cli cli = new Cli(directory);
    cli.write("sequences", String.join("\n", sequences) + "\n");
    Path playbook =
        cli.playbook(
            """
            steps:
              - id: printed
                type: shell
                with: { script: cat sequences; cat sequences >&2 }
              - id: in-a-message
                type: shell
                with: { script: "head -n 30 sequences; exit 1" }
                onFailure: continue
              - id: in-another
                type: shell
                with: { script: "tail -n +31 sequences | tr '\\\\n' ' ' >&2; exit 1" }
                onFailure: continue
              - id: in-a-result
                type: shell
                with: { script: "cat sequences" }
                expect: result.stdout == ''
                onFailure: continue
            """);
    List<String> outputs =
        Stream.of(
                cli.onTerminal("run", playbook.toString(), "--yes", "-v").all(),
                cli.run(playbook, "-v").all(),
                cli.run(playbook, "-v", "-o", "ndjson").all(),
                cli.stateful("report").all(),
                cli.stateful("status").all(),
                cli.stateful("history").all(),
                cli.everythingKept())
            .map(TerminalTest::withoutOurs)
            .toList();
    assertThat(outputs).allSatisfy(it -> assertThat(it).isNotEmpty());
    Goal.R17.each(
        "sequences, on a terminal, as text, as JSON, in files",
        sequences.stream().map(it -> new Shown(it, outputs)).toList(),
        TerminalTest::check);
    assertThat(outputs.getFirst()).contains("\\x1b[2J", "\\u202etxt.exe", "ok\\x0dFAILED");
    outputs
        .subList(0, outputs.size() - 1)
        .forEach(
            it -> assertThat(it.codePoints().filter(TerminalTest::isControl).boxed()).isEmpty());
  }

  private static void check(Shown shown) {
    for (String output : shown.outputs()) {
      assertThat(output.contains(shown.sequence())).isFalse();
    }
  }

  private static boolean isControl(int point) {
    return Character.getType(point) == Character.CONTROL && point != '\n' && point != '\t';
  }

  private static String withoutOurs(String output) {
    return OURS.stream().reduce(output, (text, ours) -> text.replace(ours, ""));
  }

  private static List<String> sequences() {
    return Stream.of(
            controls(),
            cursor(),
            Stream.of("0;title", "2;title", "8;;http://x", "52;c;aGk=", "4;0;#000", "1337;File=:")
                .flatMap(osc -> Stream.of(ESC + "]" + osc + "\u0007", "\u009d" + osc + "\u009c")),
            Stream.of(
                ESC + "Pq#0;2~" + ESC + "\\",
                ESC + "_payload" + ESC + "\\",
                ESC + "^payload" + ESC + "\\",
                ESC + "c",
                ESC + "(0",
                ESC + "7" + ESC + "8",
                "ok\rFAILED",
                "ab\u0008\u0008cd",
                "\u202etxt.exe",
                "\u2066a\u2069",
                "one\u2028two",
                "one\u2029two",
                "\ufeffzero",
                "zero\u200bwidth"))
        .flatMap(it -> it)
        .toList();
  }

  /** Every control character but those that end a line or are harmless. */
  private static Stream<String> controls() {
    return IntStream.concat(IntStream.range(1, 0x20), IntStream.range(0x7f, 0xa0))
        .filter(c -> c != '\n' && c != '\t' && c != '\r')
        .filter(c -> c % 3 == 0 || c == 0x9b || c == 0x7f)
        .mapToObj(Character::toString)
        .map(c -> "a" + c + "b");
  }

  private static Stream<String> cursor() {
    return Stream.of(
            "2J", "3J", "H", "1;1H", "10A", "10B", "10C", "10D", "K", "31m", "0m", "?25l", "?1049h",
            "?2004h", "6n", "c", "5i", "1;5r", "s", "u", "20t", "!p")
        .flatMap(csi -> Stream.of(ESC + "[" + csi, "\u009b" + csi));
  }
}
