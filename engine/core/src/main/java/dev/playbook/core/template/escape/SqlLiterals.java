package dev.playbook.core.template.escape;

import dev.playbook.core.template.escape.QuotedRegions.Backslash;
import dev.playbook.core.template.escape.QuotedRegions.Region;
import java.time.Duration;
import java.util.List;

/** How PostgreSQL writes quotes, comments and values. */
final class SqlLiterals implements Literals {
  private static final List<Region> REGIONS =
      List.of(
          Region.quotes("E'", "'", Backslash.ESCAPES),
          Region.quotes("'", "'", Backslash.UNCLEAR),
          Region.quotes("\"", "\"", Backslash.NOTHING),
          Region.comment("--", "\n"),
          Region.comment("/*", "*/"));

  @Override
  public QuotedRegions regions() {
    return new QuotedRegions(REGIONS, true, false);
  }

  /**
   * The form of quote_literal: the E form is read alike whatever standard_conforming_strings says.
   */
  @Override
  public String text(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new Refused("PostgreSQL cannot hold the character NUL", "");
    }
    String doubled = value.replace("'", "''");
    return value.indexOf('\\') < 0
        ? "'" + doubled + "'"
        : "E'" + doubled.replace("\\", "\\\\") + "'";
  }

  @Override
  public String truth(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  @Override
  public String duration(Duration value) {
    return "INTERVAL '" + value + "'";
  }

  @Override
  public String list(List<?> values) {
    return text(PlainText.text(values));
  }
}
