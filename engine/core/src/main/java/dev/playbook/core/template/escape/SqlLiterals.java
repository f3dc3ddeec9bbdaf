package dev.playbook.core.template.escape;

import dev.playbook.core.template.escape.QuotedRegions.Backslash;
import dev.playbook.core.template.escape.QuotedRegions.Region;
import java.time.Duration;
import java.util.List;

/** How PostgreSQL writes quotes, comments and values. */
final class SqlLiterals {
  private static final String QUOTES = "between quotes";
  private static final String COMMENT = "in a comment";
  private static final List<Region> REGIONS =
      List.of(
          new Region("E'", "'", QUOTES, Backslash.ESCAPES),
          new Region("'", "'", QUOTES, Backslash.UNCLEAR),
          new Region("\"", "\"", QUOTES, Backslash.NOTHING),
          new Region("--", "\n", COMMENT, Backslash.NOTHING),
          new Region("/*", "*/", COMMENT, Backslash.NOTHING));

  private SqlLiterals() {}

  static QuotedRegions regions() {
    return new QuotedRegions(REGIONS, true, false);
  }

  static String of(Object value) {
    return switch (value) {
      case Boolean truth -> truth ? "TRUE" : "FALSE";
      case Number number -> QueryText.number(number);
      case Duration duration -> "INTERVAL '" + duration + "'";
      case Object other -> text(PlainText.text(other));
    };
  }

  /**
   * The form of quote_literal: the E form is read alike whatever standard_conforming_strings says.
   */
  private static String text(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new Refused("PostgreSQL cannot hold the character NUL", "");
    }
    String doubled = value.replace("'", "''");
    return value.indexOf('\\') < 0
        ? "'" + doubled + "'"
        : "E'" + doubled.replace("\\", "\\\\") + "'";
  }
}
