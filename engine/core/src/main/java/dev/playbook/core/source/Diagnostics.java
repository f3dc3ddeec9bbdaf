package dev.playbook.core.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that all of it can be shown at once. Not for use by two threads. */
public final class Diagnostics {
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

  /** Returns whether an error stands exactly there. */
  public boolean hasErrorAt(Span span) {
    return found.stream().anyMatch(fault -> isError(fault) && fault.span().equals(span));
  }

  /**
   * Returns all by place. A warning is left out where an error stands: what is wrong anyway need
   * not be doubted.
   */
  public List<Diagnostic> sorted() {
    List<Diagnostic> kept = new ArrayList<>();
    for (Diagnostic fault : found) {
      if (isError(fault) || !hasErrorAt(fault.span())) {
        kept.add(fault);
      }
    }
    kept.sort(null);
    return List.copyOf(kept);
  }

  private static boolean isError(Diagnostic fault) {
    return fault.severity() == Severity.ERROR;
  }
}
