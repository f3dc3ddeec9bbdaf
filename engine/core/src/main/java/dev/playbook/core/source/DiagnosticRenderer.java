package dev.playbook.core.source;

import dev.playbook.core.source.Excerpts.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shows diagnostics to people: the message, the place, the lines around it with a caret, a hint.
 *
 * <p>Text from files is made harmless; columns are counted in code points.
 */
public final class DiagnosticRenderer {
  private static final int SMALLEST_GUTTER = 3;

  private final Paint paint;
  private final Map<Source, Span> uses;
  private final Excerpts excerpts;

  /**
   * Makes a renderer.
   *
   * @param colour whether terminal colours are wanted
   * @param uses for each file that belongs to another one, where that one names it
   */
  public DiagnosticRenderer(boolean colour, Map<Source, Span> uses) {
    this.paint = new Paint(colour);
    this.uses = Map.copyOf(uses);
    this.excerpts = new Excerpts(paint);
  }

  /** Returns all, sorted by place, one empty line between two; ends with a line end. */
  public String render(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().sorted().map(this::render).collect(Collectors.joining("\n"));
  }

  /** Returns one diagnostic; ends with a line end. */
  public String render(Diagnostic diagnostic) {
    int gutter = gutter(diagnostic);
    StringBuilder text = new StringBuilder();
    text.append(title(diagnostic)).append('\n');
    text.append(arrow(gutter, "-->", diagnostic.span())).append(usedBy(diagnostic)).append('\n');
    text.append(paint.edge(" ".repeat(gutter) + " |")).append('\n');
    text.append(excerpts.of(marks(diagnostic, diagnostic.span().source()), gutter));
    for (Diagnostic.Related elsewhere : firstOfOtherFiles(diagnostic)) {
      Source other = elsewhere.span().source();
      text.append(arrow(gutter, ":::", elsewhere.span())).append('\n');
      text.append(excerpts.of(marks(diagnostic, other), gutter));
    }
    diagnostic.hint().ifPresent(hint -> text.append(help(gutter, hint)));
    return text.append(see(gutter, diagnostic)).toString();
  }

  /** What is only a hazard needs a reason; a fault explains itself. */
  private String see(int gutter, Diagnostic diagnostic) {
    boolean rule = Rule.of(diagnostic.id()).isPresent();
    String edge = " ".repeat(gutter + 1) + paint.edge("= ") + paint.strong("see:") + " ";
    return rule ? "" : edge + "playbook explain " + diagnostic.id() + "\n";
  }

  /**
   * Returns the last line of a report, for example {@code 2 files checked: 4 errors, 1 warning}.
   */
  public static String summary(int files, Collection<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(each -> each.severity() == Severity.ERROR).count();
    long warnings = diagnostics.size() - errors;
    List<String> counts = new ArrayList<>();
    if (errors > 0) {
      counts.add(counted(errors, "error"));
    }
    if (warnings > 0) {
      counts.add(counted(warnings, "warning"));
    }
    String result = counts.isEmpty() ? "no faults" : String.join(", ", counts);
    return counted(files, "file") + " checked: " + result;
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private String title(Diagnostic diagnostic) {
    String kind =
        switch (diagnostic.severity()) {
          case ERROR -> paint.error("error[" + diagnostic.id() + "]");
          case WARNING -> paint.warning("warning[" + diagnostic.id() + "]");
        };
    return kind + paint.strong(": " + Harmless.text(diagnostic.message()));
  }

  private String arrow(int gutter, String arrow, Span span) {
    return " ".repeat(gutter - 1) + paint.edge(arrow) + " " + Harmless.text(span.toString());
  }

  private String usedBy(Diagnostic diagnostic) {
    Span place = uses.get(diagnostic.span().source());
    return place == null
        ? ""
        : "   (used by " + Harmless.text(place.source().name()) + ":" + place.line() + ")";
  }

  private String help(int gutter, String hint) {
    String edge = " ".repeat(gutter + 1) + paint.edge("= ") + paint.strong("help:") + " ";
    String indent = "\n" + " ".repeat(gutter + 9);
    return edge + hint.lines().map(Harmless::text).collect(Collectors.joining(indent)) + "\n";
  }

  private static List<Mark> marks(Diagnostic diagnostic, Source source) {
    List<Mark> marks = new ArrayList<>();
    if (diagnostic.span().source().equals(source)) {
      marks.add(new Mark(diagnostic.span(), diagnostic.label(), true));
    }
    for (Diagnostic.Related related : diagnostic.related()) {
      if (related.span().source().equals(source)) {
        marks.add(new Mark(related.span(), related.label(), false));
      }
    }
    return marks;
  }

  private static Collection<Diagnostic.Related> firstOfOtherFiles(Diagnostic diagnostic) {
    Map<String, Diagnostic.Related> first = new TreeMap<>();
    diagnostic.related().stream()
        .filter(related -> !related.span().source().equals(diagnostic.span().source()))
        .forEach(related -> first.putIfAbsent(related.span().source().name(), related));
    return first.values();
  }

  private static int gutter(Diagnostic diagnostic) {
    int last =
        diagnostic.related().stream()
            .map(Diagnostic.Related::span)
            .map(Span::line)
            .max(Comparator.naturalOrder())
            .orElse(1);
    int digits = Integer.toString(Math.max(last, diagnostic.span().line())).length();
    return Math.max(SMALLEST_GUTTER, digits);
  }
}
