package dev.playbook.core.template.escape;

import dev.playbook.core.template.escape.QuotedRegions.Backslash;
import dev.playbook.core.template.escape.QuotedRegions.Region;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** How Cypher writes quotes, comments and values. */
final class CypherLiterals implements Literals {
  private static final List<Region> REGIONS =
      List.of(
          Region.quotes("'", "'", Backslash.ESCAPES),
          Region.quotes("\"", "\"", Backslash.ESCAPES),
          Region.quotes("`", "`", Backslash.NOTHING),
          Region.comment("//", "\n"),
          Region.comment("/*", "*/"));

  /** Cypher reads unicode escapes before quotes, so one of them may open or close any quote. */
  @Override
  public QuotedRegions regions() {
    return new QuotedRegions(REGIONS, false, true);
  }

  /** The text is split after a backslash that an u follows, lest the two be read as an escape. */
  @Override
  public String text(String value) {
    String escaped =
        value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r");
    String split = escaped.replace("\\u", "\\' + 'u");
    return split.equals(escaped) ? "'" + escaped + "'" : "('" + split + "')";
  }

  @Override
  public String truth(boolean value) {
    return Boolean.toString(value);
  }

  @Override
  public String duration(Duration value) {
    return "duration('" + value + "')";
  }

  @Override
  public String list(List<?> values) {
    return values.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
