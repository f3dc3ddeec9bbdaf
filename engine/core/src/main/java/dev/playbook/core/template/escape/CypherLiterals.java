package dev.playbook.core.template.escape;

import dev.playbook.core.template.escape.QuotedRegions.Backslash;
import dev.playbook.core.template.escape.QuotedRegions.Region;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Cypher writes quotes, comments and values. */
final class CypherLiterals {
  private static final String QUOTES = "between quotes";
  private static final String COMMENT = "in a comment";
  private static final List<Region> REGIONS =
      List.of(
          new Region("'", "'", QUOTES, Backslash.ESCAPES),
          new Region("\"", "\"", QUOTES, Backslash.ESCAPES),
          new Region("`", "`", QUOTES, Backslash.NOTHING),
          new Region("//", "\n", COMMENT, Backslash.NOTHING),
          new Region("/*", "*/", COMMENT, Backslash.NOTHING));

  private CypherLiterals() {}

  /** Cypher reads unicode escapes before quotes, so one of them may open or close any quote. */
  static QuotedRegions regions() {
    return new QuotedRegions(REGIONS, false, true);
  }

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Boolean truth -> truth.toString();
      case Number number -> QueryText.number(number);
      case Duration duration -> "duration('" + duration + "')";
      case List<?> list ->
          list.stream().map(CypherLiterals::of).collect(Collectors.joining(", ", "[", "]"));
      case Object other -> text(PlainText.text(other));
    };
  }

  /** The text is split after a backslash that an u follows, lest the two be read as an escape. */
  private static String text(String value) {
    String escaped =
        value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r");
    String split = escaped.replace("\\u", "\\' + 'u");
    return split.equals(escaped) ? "'" + escaped + "'" : "('" + split + "')";
  }
}
