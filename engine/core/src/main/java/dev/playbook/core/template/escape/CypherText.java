package dev.playbook.core.template.escape;

import dev.playbook.core.template.escape.QuotedRegions.Backslash;
import dev.playbook.core.template.escape.QuotedRegions.Region;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A statement for Neo4j. */
public final class CypherText extends QueryText {
  private static final String QUOTES = "between quotes";
  private static final String COMMENT = "in a comment";
  private static final List<Region> REGIONS =
      List.of(
          new Region("'", "'", QUOTES, Backslash.ESCAPES),
          new Region("\"", "\"", QUOTES, Backslash.ESCAPES),
          new Region("`", "`", QUOTES, Backslash.NOTHING),
          new Region("//", "\n", COMMENT, Backslash.NOTHING),
          new Region("/*", "*/", COMMENT, Backslash.NOTHING));

  private boolean unicodeEscape;

  /** Begins before the statement's first character. */
  public CypherText() {
    super(new QuotedRegions(REGIONS, false));
  }

  @Override
  public void pass(String text) {
    unicodeEscape |= text.contains("\\u");
    super.pass(text);
  }

  /** Cypher reads unicode escapes before quotes, so one of them may open or close any quote. */
  @Override
  public void hole() {
    if (unicodeEscape) {
      throw new Refused("a value cannot stand after a unicode escape", "use `params:`");
    }
    super.hole();
  }

  @Override
  String literal(Object value) {
    return switch (value) {
      case Boolean truth -> truth.toString();
      case Number number -> number(number);
      case Duration duration -> "duration('" + duration + "')";
      case List<?> list ->
          list.stream().map(this::write).collect(Collectors.joining(", ", "[", "]"));
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
