package dev.playbook.core.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One fault of a file, as a value.
 *
 * @param id stable rule id, for example {@code PB0401}
 * @param severity whether the file can be used nevertheless
 * @param span where it is
 * @param message what is wrong, one line, names in backticks, no full stop
 * @param label a few words under the caret; may be empty
 * @param related other places that belong to it, each with a few words, for example where a key was
 *     first written
 * @param hint what to do, as an order
 */
public record Diagnostic(
    String id,
    Severity severity,
    Span span,
    String message,
    String label,
    List<Related> related,
    Optional<String> hint)
    implements Comparable<Diagnostic> {

  /** Another place that belongs to a diagnostic. */
  public record Related(Span span, String label) {}

  /** Copies the related places. */
  public Diagnostic {
    related = List.copyOf(related);
  }

  /** An error without anything beside it. */
  public static Diagnostic error(String id, Span span, String message) {
    return new Diagnostic(id, Severity.ERROR, span, message, "", List.of(), Optional.empty());
  }

  /** A warning without anything beside it. */
  public static Diagnostic warning(String id, Span span, String message) {
    return new Diagnostic(id, Severity.WARNING, span, message, "", List.of(), Optional.empty());
  }

  /** Returns this diagnostic with words under its caret. */
  public Diagnostic label(String words) {
    return new Diagnostic(id, severity, span, message, words, related, hint);
  }

  /** Returns this diagnostic with what to do; an empty text changes nothing. */
  public Diagnostic hint(String order) {
    return order.isEmpty()
        ? this
        : new Diagnostic(id, severity, span, message, label, related, Optional.of(order));
  }

  /** Returns this diagnostic with another place beside it. */
  public Diagnostic relating(Span place, String words) {
    List<Related> all = new ArrayList<>(related);
    all.add(new Related(place, words));
    return new Diagnostic(id, severity, span, message, label, all, hint);
  }

  /** Orders by place. */
  @Override
  public int compareTo(Diagnostic other) {
    return span.compareTo(other.span());
  }
}
