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
      Set.of(
          Rule.ENCODING.id(),
          Rule.FORBIDDEN_YAML.id(),
          Rule.NUMBER.id(),
          Rule.UNQUOTED_TEMPLATE.id(),
          Rule.SECRET.id());

  /** A value that is not what its key wants. */
  private static final Set<String> UNSUITABLE =
      Set.of(
          Rule.DURATION.id(),
          Rule.WRONG_KIND.id(),
          Rule.NOT_ALLOWED.id(),
          Rule.OUT_OF_BOUNDS.id(),
          Rule.WRONG_FORM.id());

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
   * Returns all by place. Left out are warnings where an error stands, errors where the value
   * itself could not be read, and what a value means where it is not what its key wants: they would
   * only say again that something is wrong there.
   */
  public List<Diagnostic> sorted() {
    Set<Span> wrong = places(Diagnostics::isError);
    Set<Span> unread = places(fault -> UNREAD.contains(fault.id()) && isError(fault));
    Set<Span> unsuitable = places(fault -> UNSUITABLE.contains(fault.id()));
    return found.stream()
        .filter(fault -> isError(fault) || !wrong.contains(start(fault)))
        .filter(fault -> UNREAD.contains(fault.id()) || !unread.contains(start(fault)))
        .filter(fault -> isAboutForm(fault) || !unsuitable.contains(start(fault)))
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

  /** Whether it can be said without knowing what names mean. */
  private static boolean isAboutForm(Diagnostic fault) {
    return fault.id().startsWith("PB01")
        || fault.id().startsWith("PB02")
        || fault.id().equals(Rule.SECRET.id());
  }

  private static boolean isError(Diagnostic fault) {
    return fault.severity() == Severity.ERROR;
  }
}
