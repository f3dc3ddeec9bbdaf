package dev.playbook.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Secret;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in PromQL, read back by the rules of its manual. */
class PromqlTest {

  static Stream<String> payloads() {
    return Payloads.all();
  }

  private static String promql(String template, Object value) {
    return String.valueOf(Template.render(template, Payloads.with(value), Escaping.PROMQL));
  }

  /** Prometheus manual, String literals: as in Go; a line end ends no text, it breaks it. */
  private static String read(String literal, char quote) {
    String form =
        "%1$c((?:[^%1$c\\\\\\n]++|\\\\[\\\\%1$c]|\\\\u[0-9a-f]{4})*+)%1$c".formatted(quote);
    Matcher whole = Pattern.compile(form).matcher(literal);
    assertThat(whole.matches()).as(literal).isTrue();
    return Pattern.compile("\\\\(u[0-9a-f]{4}|.)")
        .matcher(whole.group(1))
        .replaceAll(escape -> Matcher.quoteReplacement(character(escape.group(1))));
  }

  private static String character(String escape) {
    return escape.length() == 5
        ? Character.toString(Integer.parseInt(escape.substring(1), 16))
        : escape;
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isOneText(String payload) {
    assertThat(read(promql("{{inputs.x}}", payload), '"')).isEqualTo(payload);
    assertThat(read(promql("\"{{inputs.x}}\"", payload), '"')).isEqualTo(payload);
    assertThat(read(promql("'{{inputs.x}}'", payload), '\'')).isEqualTo(payload);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=~\"{{inputs.x}}\"",
        "!~ '{{inputs.x}}'",
        "=~ {{inputs.x}}",
        "=~ # x\n \"{{inputs.x}}\""
      })
  void meansItselfInAPattern(String matcher) {
    String written = promql("{a" + matcher + "}", "a.b|(c)*\\");
    assertThat(written).contains("a\\\\.b\\\\|\\\\(c\\\\)\\\\*\\\\\\\\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a=\"{{inputs.x}}\"}",
        "{a=~\"x\",b=\"{{inputs.x}}\"}",
        "f(\"=~\", {{inputs.x}})"
      })
  void isNoPatternElsewhere(String template) {
    assertThat(promql(template, "a.b")).contains("\"a.b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a=`{{inputs.x}}`}",
        "up # {{inputs.x}}",
        "{a=\"\\{{inputs.x}}\"}",
        "up_{{inputs.x}}",
        "{{inputs.x}}_total",
        "rate(up[{{inputs.x}}m])",
        "{{inputs.x}}{{inputs.x}}",
        "{a=\"b\"{{inputs.x}}}",
        "{a={{inputs.x}}\"b\"}"
      })
  void refusesPlacesWhereAValueCannotStand(String template) {
    assertThatThrownBy(() -> promql(template, "x"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a value cannot ");
  }

  @Test
  void findsItsWayThroughQuotesAndComments() {
    String start = "{a=\"\\\"#'\",b='\"',c=`\\`} # \"'`\n > ";
    assertThat(promql(start + "{{inputs.x}}", 5L)).isEqualTo(start + "5");
  }

  @Test
  void writesKindsAsPromqlDoes() {
    assertThat(promql("up > {{inputs.x}}", -2.5)).isEqualTo("up > (-2.5)");
    assertThat(promql("up < {{inputs.x}}", Double.POSITIVE_INFINITY)).isEqualTo("up < Inf");
    assertThat(promql("rate(x[{{inputs.x}}])", Duration.ofMinutes(90))).isEqualTo("rate(x[1h30m])");
    assertThat(promql("{a=\"{{inputs.x}}\"}", true)).isEqualTo("{a=\"true\"}");
    assertThatThrownBy(() -> promql("up == {{inputs.x}}", true))
        .hasMessage("`{{inputs.x}}`: PromQL has no true and false");
  }

  @Test
  void refusesHalfACharacter() {
    assertThatThrownBy(() -> promql("{{inputs.x}}", Character.toString(0xd800)))
        .hasMessage("`{{inputs.x}}`: the value holds half a character");
  }

  @Test
  void escapesWhatTheServerWouldNotRead() {
    assertThat(promql("{{inputs.x}}", "\0\ufffd")).isEqualTo("\"\\u0000\\ufffd\"");
  }

  @Test
  void showsNoSecret() {
    assertThatThrownBy(() -> promql("{a=\"{{inputs.x}}\"}", new Secret("token", () -> "hunter2")))
        .hasMessageContaining("the secret `token` would be seen in a query");
  }
}
