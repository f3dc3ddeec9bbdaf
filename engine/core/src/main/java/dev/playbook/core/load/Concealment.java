package dev.playbook.core.load;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files as they may be shown: where a diagnostic of {@link Rule#SECRET} points, stars stand for the
 * characters. All other places stay what they are.
 */
final class Concealment {
  private static final int STAR = '*';

  private final Map<Source, Source> shown = new HashMap<>();

  /** Conceals what the diagnostics say must not be shown. */
  Concealment(Collection<Diagnostic> diagnostics) {
    diagnostics.stream()
        .filter(diagnostic -> diagnostic.id().equals(Rule.SECRET.id()))
        .map(Diagnostic::span)
        .collect(Collectors.groupingBy(Span::source))
        .forEach((source, spans) -> shown.put(source, concealed(source, spans)));
  }

  /** Returns the file as it may be shown. */
  Source of(Source source) {
    return shown.getOrDefault(source, source);
  }

  /** Returns the place in the file as it may be shown. */
  Span of(Span span) {
    return new Span(
        of(span.source()), span.line(), span.column(), span.endLine(), span.endColumn());
  }

  /** Returns the diagnostic with its places in files as they may be shown. */
  Diagnostic of(Diagnostic diagnostic) {
    List<Diagnostic.Related> related =
        diagnostic.related().stream()
            .map(place -> new Diagnostic.Related(of(place.span()), place.label()))
            .toList();
    return new Diagnostic(
        diagnostic.id(),
        diagnostic.severity(),
        of(diagnostic.span()),
        diagnostic.message(),
        diagnostic.label(),
        related,
        diagnostic.hint());
  }

  private static Source concealed(Source source, List<Span> spans) {
    StringBuilder text = new StringBuilder();
    int line = 1;
    int column = 1;
    for (int point : source.text().codePoints().toArray()) {
      boolean lineEnd = point == '\n' || point == '\r';
      text.appendCodePoint(!lineEnd && isWithin(spans, line, column) ? STAR : point);
      line += point == '\n' ? 1 : 0;
      column = point == '\n' ? 1 : column + 1;
    }
    return new Source(source.path(), source.name(), text.toString());
  }

  private static boolean isWithin(List<Span> spans, int line, int column) {
    return spans.stream()
        .anyMatch(
            span ->
                (line > span.line() || (line == span.line() && column >= span.column()))
                    && (line < span.endLine()
                        || (line == span.endLine() && column < span.endColumn())));
  }
}
