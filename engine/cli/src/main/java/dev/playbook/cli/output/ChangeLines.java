package dev.playbook.cli.output;

import dev.playbook.core.report.Difference;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import java.util.ArrayList;
import java.util.List;

/** One change, as the lines that a plan or report shows of it. */
final class ChangeLines {
  private static final int SHORT_DIFF = 16;

  private final Style style;
  private final boolean full;

  ChangeLines(Style style, boolean full) {
    this.style = style;
    this.full = full;
  }

  List<String> of(Change change) {
    List<String> lines = new ArrayList<>(lines(change));
    change.note().ifPresent(note -> lines.add("  " + note));
    return lines;
  }

  private List<String> lines(Change change) {
    String name = change.resource().toString();
    return switch (change.before()) {
      case State.Absent _ -> appears(name, change.after());
      case State.Known(String before) -> known(name, before, change.after());
      case State.Unknown(String reason) ->
          List.of(style.warn("~ " + name) + "  " + reason + " → " + text(change.after()));
    };
  }

  private List<String> appears(String name, State after) {
    return switch (after) {
      case State.Known(String value) -> whole("+ ", name, value);
      case State.Unknown(String reason) -> List.of(style.good("+ " + name) + "  " + reason);
      case State.Absent _ -> List.of("  " + name + "  is not there");
    };
  }

  private List<String> known(String name, String before, State after) {
    return switch (after) {
      case State.Known(String value) -> changed(name, before, value);
      case State.Absent _ -> whole("- ", name, before);
      case State.Unknown(String reason) ->
          List.of(style.warn("~ " + name) + "  " + firstLine(before) + " → " + reason);
    };
  }

  private List<String> changed(String name, String before, String after) {
    if (isLine(before) && isLine(after)) {
      return List.of(style.warn("~ " + name), "  - " + before.strip(), "  + " + after.strip());
    }
    Difference difference = Difference.of(before, after);
    List<String> lines = new ArrayList<>();
    lines.add(
        style.warn("~ " + name)
            + "  -%s +%s lines".formatted(difference.removed(), difference.added()));
    if (difference.hunks().isEmpty()) {
      lines.add("  only line ends or the end of the file differ");
    }
    excerpt(difference.hunks()).stream().map(this::painted).forEach(lines::add);
    return lines;
  }

  private List<String> excerpt(List<String> hunks) {
    if (full || hunks.size() <= SHORT_DIFF) {
      return hunks;
    }
    List<String> some = new ArrayList<>(hunks.subList(0, SHORT_DIFF));
    some.add("… %s more lines, --full shows them".formatted(hunks.size() - SHORT_DIFF));
    return some;
  }

  private String painted(String line) {
    String shown = "  " + line;
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> style.good(shown);
      case '-' -> style.bad(shown);
      case '@' -> style.faint(shown);
      default -> shown;
    };
  }

  private List<String> whole(String sign, String name, String value) {
    String head = sign.startsWith("+") ? style.good(sign + name) : style.bad(sign + name);
    if (isLine(value)) {
      return value.isBlank() ? List.of(head) : List.of(head, "  " + value.strip());
    }
    return List.of(head + "  " + value.lines().count() + " lines");
  }

  private static String text(State state) {
    return switch (state) {
      case State.Known(String value) -> firstLine(value);
      case State.Absent _ -> "not there";
      case State.Unknown(String reason) -> reason;
    };
  }

  private static String firstLine(String text) {
    return isLine(text) ? text.strip() : text.lines().findFirst().orElse("") + " …";
  }

  private static boolean isLine(String text) {
    return text.lines().count() <= 1;
  }
}
