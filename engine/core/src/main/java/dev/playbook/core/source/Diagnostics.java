package dev.playbook.core.source;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Collects what is wrong, so that all of it can be shown at once. Not for use by two threads. */
public final class Diagnostics {
  private static final Set<String> UNREAD =
      Set.of(Rule.FORBIDDEN_YAML.id(), Rule.NUMBER.id(), Rule.UNQUOTED_TEMPLATE.id());

  private final Set<Diagnostic> found = new LinkedHashSet<>();

  /** Adds one. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Adds several. */
  public void addAll(Collection<Diagnostic> diagnostics) {
    found.addAll(diagnostics);
  }

  /** Returns whether something keeps the files from being used. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostics::isError);
  }

  /**
   * Returns all by place. Left out are warnings where an error stands, and errors where the value
   * itself could not be read: they would only say again that something is wrong there.
   */
  public List<Diagnostic> sorted() {
    Set<Span> wrong = places(Diagnostics::isError);
    Set<Span> unread = places(fault -> UNREAD.contains(fault.id()) && isError(fault));
    return found.stream()
        .filter(fault -> isError(fault) || !wrong.contains(start(fault)))
        .filter(fault -> UNREAD.contains(fault.id()) || !unread.contains(start(fault)))
        .sorted()
        .toList();
  }

  private Set<Span> places(Predicate<Diagnostic> which) {
    return found.stream().filter(which).map(Diagnostics::start).collect(Collectors.toSet());
  }

  private static Span start(Diagnostic fault) {
    Span span = fault.span();
    return new Span(span.source(), span.line(), span.column(), span.line(), span.column());
  }

  private static boolean isError(Diagnostic fault) {
    return fault.severity() == Severity.ERROR;
  }
}
