package dev.playbook.core.source.format;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Harmless;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code file:line:column: error PB0401 message (hint)}. */
final class ConciseLines {
  private ConciseLines() {}

  static String of(Findings findings) {
    return Stream.concat(
            findings.unread().stream().map(ConciseLines::line),
            findings.diagnostics().stream().map(ConciseLines::line))
        .map(line -> Harmless.text(line) + "\n")
        .collect(Collectors.joining());
  }

  private static String line(Findings.Unread unread) {
    return "error: " + unread.message() + inBrackets(unread.hint());
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.span()
        + ": "
        + Words.of(diagnostic.severity())
        + " "
        + diagnostic.id()
        + " "
        + diagnostic.message()
        + inBrackets(diagnostic.hint().orElse(""));
  }

  private static String inBrackets(String hint) {
    return hint.isEmpty() ? "" : " (" + hint.lines().collect(Collectors.joining("; ")) + ")";
  }
}
