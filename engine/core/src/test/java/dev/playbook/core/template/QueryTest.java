package dev.playbook.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in statements, read back by the rules of each language's manual. */
class QueryTest {

  static Stream<String> payloads() {
    return Payloads.all();
  }

  private static String sql(String template, Object value) {
    return String.valueOf(Template.render(template, Payloads.with(value), Escaping.SQL));
  }

  private static String cypher(String template, Object value) {
    return String.valueOf(Template.render(template, Payloads.with(value), Escaping.CYPHER));
  }

  /** PostgreSQL 4.1.2.1 and 4.1.2.2: a doubled quote is one; an E string knows backslashes. */
  private static String readSql(String literal) {
    Matcher escaped = Pattern.compile("(?s)E'((?:[^'\\\\]++|''|\\\\\\\\)*)'").matcher(literal);
    if (escaped.matches()) {
      return escaped.group(1).replace("''", "'").replace("\\\\", "\\");
    }
    Matcher standard = Pattern.compile("(?s)'((?:[^'\\\\]++|'')*)'").matcher(literal);
    assertThat(standard.matches()).as(literal).isTrue();
    return standard.group(1).replace("''", "'");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isOneSqlLiteral(String payload) {
    String statement = sql("SELECT {{inputs.x}} AS x", payload);
    assertThat(statement).startsWith("SELECT ").endsWith(" AS x");
    String literal = statement.substring(7, statement.length() - 5);
    assertThat(readSql(literal)).isEqualTo(payload);
  }

  /**
   * Cypher manual, String literals. Whether unicode escapes are read before or with the others, the
   * literal must not contain one.
   */
  private static String readCypher(String written) {
    assertThat(written).doesNotContain("\\u");
    String literal = written.startsWith("(") ? written.substring(1, written.length() - 1) : written;
    StringBuilder read = new StringBuilder();
    for (String piece : literal.split("' \\+ '", -1)) {
      read.append(piece);
    }
    Matcher whole = Pattern.compile("(?s)'((?:[^'\\\\]++|\\\\[\\\\'nr])*)'").matcher(read);
    assertThat(whole.matches()).as(written).isTrue();
    return Pattern.compile("\\\\(.)")
        .matcher(whole.group(1))
        .replaceAll(
            escape ->
                switch (escape.group(1)) {
                  case "n" -> "\n";
                  case "r" -> "\r";
                  case String other -> Matcher.quoteReplacement(other);
                });
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isOneCypherLiteral(String payload) {
    String statement = cypher("RETURN {{inputs.x}} AS x", payload);
    String literal = statement.substring(7, statement.length() - 5);
    assertThat(readCypher(literal)).isEqualTo(payload);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '{{inputs.x}}'",
        "SELECT 'a''{{inputs.x}}'",
        "SELECT \"{{inputs.x}}\"",
        "SELECT $${{inputs.x}}$$",
        "DO $body$ {{inputs.x}} $body$",
        "SELECT 1 -- {{inputs.x}}",
        "SELECT 1 /* {{inputs.x}} */",
        "SELECT /* /* */ {{inputs.x}} */ 1",
        "SELECT 'a\\' {{inputs.x}}",
        "SELECT E'a\\' {{inputs.x}}'",
        "SELECT LIKE'\\' {{inputs.x}}",
        "SELECT a${{inputs.x}}",
        "SELECT * FROM idx_{{inputs.x}}",
        "SELECT * FROM {{inputs.x}}_old",
        "SELECT 'a'{{inputs.x}}",
        "SELECT {{inputs.x}}'a'",
        "SELECT {{inputs.x}}{{inputs.x}}",
        "SELECT schema.{{inputs.x}}",
        "SELECT E{{inputs.x}}"
      })
  void refusesPlacesWhereAnSqlLiteralCannotStand(String template) {
    assertThatThrownBy(() -> sql(template, "x"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a value cannot ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RETURN '{{inputs.x}}'",
        "RETURN \"{{inputs.x}}\"",
        "MATCH (n:`{{inputs.x}}`) RETURN n",
        "MATCH (n:L{{inputs.x}}) RETURN n",
        "RETURN 1 // {{inputs.x}}",
        "RETURN 1 /* {{inputs.x}} */",
        "RETURN 'a\\' {{inputs.x}}'",
        "RETURN \\u0027 + {{inputs.x}}"
      })
  void refusesPlacesWhereACypherLiteralCannotStand(String template) {
    assertThatThrownBy(() -> cypher(template, "x"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a value cannot ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'it''s', \"a b\", $$ ' $$, E'\\'' , a$b$c -- '\n, {{inputs.x}}",
        "SELECT (-{{inputs.x}})/* ' */+{{inputs.x}};",
        "VALUES ({{inputs.x}},{{inputs.x}})"
      })
  void findsItsWayThroughQuotesAndComments(String template) {
    assertThat(sql(template, -5L)).contains("(-5)");
  }

  @Test
  void writesKindsAsTheLanguagesDo() {
    assertThat(sql("SELECT {{inputs.x}}", 5L)).isEqualTo("SELECT 5");
    assertThat(sql("SELECT 1 -{{inputs.x}}", -2.5)).isEqualTo("SELECT 1 -(-2.5)");
    assertThat(sql("SELECT {{inputs.x}}", true)).isEqualTo("SELECT TRUE");
    assertThat(sql("SELECT {{inputs.x}}", Duration.ofMinutes(90)))
        .isEqualTo("SELECT INTERVAL 'PT1H30M'");
    assertThat(cypher("RETURN {{inputs.x}}", false)).isEqualTo("RETURN false");
    assertThat(cypher("RETURN {{inputs.x}}", List.of("a'", 1L))).isEqualTo("RETURN ['a\\'', 1]");
    assertThat(cypher("RETURN {{inputs.x}}", Duration.ofSeconds(90)))
        .isEqualTo("RETURN duration('PT1M30S')");
  }

  @Test
  void writesNullAsNull() {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("x", null);
    var scope = new dev.playbook.core.expression.Scope(Map.of("inputs", inputs));
    assertThat(Template.render("SELECT {{inputs.x}}", scope, Escaping.SQL))
        .isEqualTo("SELECT NULL");
    assertThatThrownBy(() -> Template.render("rm /x/{{inputs.x}}", scope, Escaping.SHELL))
        .hasMessage("`{{inputs.x}}`: the value is null");
  }

  @Test
  void refusesNumbersThatNoLanguageKnows() {
    assertThatThrownBy(() -> sql("SELECT {{inputs.x}}", Double.NaN))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> sql("SELECT {{inputs.x}}", "a\0"))
        .hasMessageContaining("cannot hold the character NUL");
  }

  @Test
  void neverBecomesTheStatementItself() {
    assertThat(sql("{{inputs.x}}", "DROP TABLE x")).isEqualTo("'DROP TABLE x'");
  }
}
