package dev.playbook.core.load.lint.suppression;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;

/**
 * A rule that is silent in some lines.
 *
 * @param id the rule
 * @param reason why; empty when none is written
 * @param place where the id stands
 * @param firstLine the first line that it covers
 * @param lastLine the last line that it covers
 */
record Suppression(String id, String reason, Span place, int firstLine, int lastLine) {

  boolean covers(Diagnostic finding) {
    Span span = finding.span();
    Source source = place.source();
    return finding.id().equals(id)
        && span.source().equals(source)
        && span.line() >= firstLine
        && span.line() <= lastLine;
  }
}
