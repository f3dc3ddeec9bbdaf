package dev.playbook.core.load.lint.rule;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Severity;
import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a rule is, without running it.
 *
 * @param id stable, for example {@code L1003}; never used for another hazard
 * @param severity error when what it finds cannot do what it says, or destroys; else warning
 * @param title the hazard, in half a sentence
 */
public record About(String id, Severity severity, String title) {

  /** What would surely fail or destroy. */
  public static About error(String id, String title) {
    return new About(id, Severity.ERROR, title);
  }

  /** What goes well until it does not. */
  public static About warning(String id, String title) {
    return new About(id, Severity.WARNING, title);
  }

  /** Returns the page that explains the rule, relative to the top of the repository. */
  public String page() {
    return "docs/lint/" + id + ".md";
  }

  /** Makes a diagnostic. */
  public Diagnostic at(Span span, String message) {
    return new Diagnostic(id, severity, span, message, "", List.of(), Optional.empty());
  }
}
