package dev.playbook.core.source.format;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Severity;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What a check of some files found.
 *
 * @param sources every file that was read, each once
 * @param uses for each file that belongs to another one, where that one names it
 * @param diagnostics by place
 * @param unread files that could not be read at all
 */
public record Findings(
    List<Source> sources,
    Map<Source, Span> uses,
    List<Diagnostic> diagnostics,
    List<Unread> unread) {

  /**
   * A file that could not be read.
   *
   * @param message which and why, one line
   * @param hint what to do, as an order; may be empty
   */
  public record Unread(String message, String hint) {}

  /** Copies everything; sorts the diagnostics. */
  public Findings {
    sources = List.copyOf(sources);
    uses = Map.copyOf(uses);
    diagnostics = diagnostics.stream().sorted().toList();
    unread = List.copyOf(unread);
  }

  /** What a check of one playbook found. */
  public static Findings of(
      List<Source> sources, Map<Source, Span> uses, Collection<Diagnostic> diagnostics) {
    return new Findings(sources, uses, List.copyOf(diagnostics), List.of());
  }

  /** A file that could not be read. */
  public static Findings unread(String message, String hint) {
    return new Findings(List.of(), Map.of(), List.of(), List.of(new Unread(message, hint)));
  }

  /** Returns all that several checks found; what two of them found, once. */
  public static Findings all(Collection<Findings> parts) {
    LinkedHashSet<Source> sources = new LinkedHashSet<>();
    Map<Source, Span> uses = new LinkedHashMap<>();
    LinkedHashSet<Diagnostic> diagnostics = new LinkedHashSet<>();
    List<Unread> unread = new ArrayList<>();
    for (Findings part : parts) {
      sources.addAll(part.sources());
      part.uses().forEach(uses::putIfAbsent);
      diagnostics.addAll(part.diagnostics());
      unread.addAll(part.unread());
    }
    return new Findings(List.copyOf(sources), uses, List.copyOf(diagnostics), unread);
  }

  /** Returns how many keep a file from being used, unread files included. */
  public long errors() {
    return count(Severity.ERROR) + unread.size();
  }

  /** Returns how many do not. */
  public long warnings() {
    return count(Severity.WARNING);
  }

  private long count(Severity severity) {
    return diagnostics.stream().filter(each -> each.severity() == severity).count();
  }
}
