package dev.playbook.steps.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a shell step runs. */
sealed interface Work {
  /** Words that a shell takes as they are. */
  Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** Returns the program and its arguments. */
  List<String> argv();

  /** Returns what an operator recognizes it by, in one line. */
  String title();

  /** Returns the exact text. */
  String text();

  /**
   * A bash script; it stops at the first failure, also in a pipe and at an unset variable.
   *
   * @param text as the playbook says it
   */
  record Script(String text) implements Work {
    @Override
    public List<String> argv() {
      return List.of("bash", "-euo", "pipefail", "-c", text);
    }

    @Override
    public String title() {
      List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
      return switch (lines.size()) {
        case 0 -> "run an empty script";
        case 1 -> "run `" + lines.getFirst().strip() + "`";
        default -> "run a script of %s lines: `%s` …".formatted(lines.size(), lines.getFirst());
      };
    }
  }

  /**
   * A program with its arguments, without a shell.
   *
   * @param argv not empty
   */
  record Program(List<String> argv) implements Work {
    public Program {
      argv = List.copyOf(argv);
    }

    @Override
    public String title() {
      return "run `" + text() + "`";
    }

    @Override
    public String text() {
      return argv.stream().map(Program::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
      return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
  }
}
