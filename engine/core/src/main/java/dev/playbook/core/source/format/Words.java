package dev.playbook.core.source.format;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Severity;

/** The words that every form has in common. */
final class Words {
  private Words() {}

  static String of(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
    };
  }

  /** Returns the message, and what to do on a line of its own. */
  static String messageAndHint(Diagnostic diagnostic) {
    return diagnostic.message() + diagnostic.hint().map(hint -> "\nhelp: " + hint).orElse("");
  }
}
