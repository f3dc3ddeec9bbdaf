package dev.playbook.core.load;

import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.format.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of loading a playbook. */
public sealed interface Loaded {

  /** Returns everything that is to be said about the files. */
  default Findings findings() {
    return switch (this) {
      case Valid valid ->
          Findings.of(valid.files().sources(), valid.files().uses(), valid.warnings());
      case Invalid invalid ->
          Findings.of(invalid.files().sources(), invalid.files().uses(), invalid.diagnostics());
      case Unreadable(String message, String hint) -> Findings.unread(message, hint);
    };
  }

  /**
   * The files can be used.
   *
   * @param target the target that was given or that the playbook names; empty when there is none
   * @param warnings by place; may be empty
   */
  record Valid(Playbook playbook, Optional<Target> target, List<Diagnostic> warnings, Files files)
      implements Loaded {
    /** Copies the warnings. */
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Something is wrong in the files.
   *
   * @param diagnostics everything that is wrong, by place, warnings included
   */
  record Invalid(List<Diagnostic> diagnostics, Files files) implements Loaded {
    /** Copies the diagnostics, and conceals secrets that a file spells out. */
    public Invalid {
      Concealment concealment = new Concealment(diagnostics);
      diagnostics = diagnostics.stream().map(concealment::of).toList();
      files = files.shown(concealment);
    }
  }

  /**
   * The playbook or the given target cannot be found or read at all.
   *
   * @param message what cannot be read and why, one line
   * @param hint what to do, as an order; {@code ""} for none
   */
  record Unreadable(String message, String hint) implements Loaded {}

  /**
   * The files that were read.
   *
   * @param sources the playbook first, then packs in order of use, then the target
   * @param uses for each file but the playbook, where another file names it, for {@link
   *     dev.playbook.core.source.DiagnosticRenderer}; a target that was given has no such place
   */
  record Files(List<Source> sources, Map<Source, Span> uses) {
    /** Copies both. */
    public Files {
      sources = List.copyOf(sources);
      uses = Map.copyOf(uses);
    }

    private Files shown(Concealment concealment) {
      Map<Source, Span> places = new HashMap<>();
      uses.forEach((source, place) -> places.put(concealment.of(source), concealment.of(place)));
      return new Files(sources.stream().map(concealment::of).toList(), places);
    }
  }
}
