package dev.playbook.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.SpecMustacheFactory;
import dev.playbook.core.expression.Scope;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Secret;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "inputs",
          Map.of("lists", 100L, "max-rows", 5L, "took", Duration.ofMinutes(90), "empty", ""),
          "result",
          Map.of(
              "rows",
              List.of(Map.of("n", 1L, "name", "a"), Map.of("n", 2L, "name", "b")),
              "none",
              List.of(),
              "yes",
              true,
              "no",
              false,
              "block",
              Map.of("deep", "value")),
          "steps",
          Map.of(
              "later",
              new Scope.NotYet("later"),
              "half",
              Map.of("result", new Scope.NotYet("half"))),
          "secrets",
          Map.of("token", new Secret("token", () -> "hunter22\"")));
  private static final Scope SCOPE = new Scope(VALUES);

  private static Object render(String text, Escaping escaping) {
    return java.util.Objects.requireNonNull(Template.render(text, SCOPE, escaping));
  }

  private static Object render(String text) {
    return render(text, Escaping.TEXT);
  }

  @Test
  void keepsTheKindOfAValueThatStandsAlone() {
    assertThat(render("{{inputs.lists}}")).isEqualTo(100L);
    assertThat(render("{{ inputs.took }}")).isEqualTo(Duration.ofMinutes(90));
    assertThat(render("{{result.rows.1}}")).isEqualTo(Map.of("n", 2L, "name", "b"));
    assertThat(render("{{secrets.token}}")).isInstanceOf(Secret.class);
    assertThat(render(" {{inputs.lists}}")).isEqualTo(" 100");
  }

  @Test
  void writesValuesIntoText() {
    assertThat(render("{{inputs.took}} of {{result.rows.0.name}}: {{inputs.max-rows}}!"))
        .isEqualTo("1h30m of a: 5!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no tags",
        "docker inspect -f '{{.State.Status}}'",
        "{{ .State.Health.Status }}",
        "{{- .Name}}",
        "{{json .Mounts}} {{.}}",
        "{{range .Mounts}}{{.Source}}{{end}}",
        "{{if .State}}a{{else}}b{{end}}",
        "{{index .Config.Labels \"a.b\"}}",
        "} }} { {",
        "line\r\n\r line"
      })
  void leavesEverythingElseUntouched(String text) {
    assertThat(render(text)).isEqualTo(text);
    assertThat(render(text, Escaping.SHELL)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{#result.rows}}{{n}}-{{name}};{{/result.rows}}",
        "a\n{{#result.rows}}\n  * {{name}}\n{{/result.rows}}\nb\n",
        "{{^result.none}}nothing{{/result.none}}{{#result.none}}x{{/result.none}}",
        "{{#result.yes}}yes{{/result.yes}}{{^result.yes}}no{{/result.yes}}",
        "{{#result.no}}yes{{/result.no}}{{^result.no}}no{{/result.no}}",
        "{{#result.block}}{{deep}} {{inputs.lists}}{{/result.block}}",
        "{{#result.rows}}{{#result.rows}}{{n}}{{/result.rows}},{{/result.rows}}",
        "a {{! a comment }} b\n",
        "{{#result.yes}}\nx\n{{/result.yes}}"
      })
  void repeatsAndSkipsAsMustacheDoes(String text) {
    StringWriter theirs = new StringWriter();
    new SpecMustacheFactory().compile(new StringReader(text), "test").execute(theirs, VALUES);
    assertThat(render(text)).isEqualTo(theirs.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{{inputs.nope}}", "x {{nope}}", "{{result.rows.7.n}} ", "{{#nope}}{{/nope}}"})
  void refusesNamesThatMeanNothing(String text) {
    assertThatThrownBy(() -> render(text)).isInstanceOf(InputException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{steps.later.result.status}}",
        "x {{steps.half.result}} y",
        "{{#steps.half.result.rows}}x{{/steps.half.result.rows}}",
        "{{steps}}"
      })
  void waitsForStepsThatHaveNotRun(String text) {
    assertThat(render(text)).isInstanceOf(Scope.NotYet.class);
  }

  @Test
  void hidesASecretInAText() {
    Object header = render("Bearer {{secrets.token}} {{inputs.lists}}");
    assertThat(header).isInstanceOf(Secret.class);
    assertThat(header.toString()).doesNotContain("hunter");
    assertThat(((Secret) header).reveal()).isEqualTo("Bearer hunter22\" 100");
    Object json = render("{\"t\": \"{{secrets.token}}\"}", Escaping.JSON);
    assertThat(((Secret) json).reveal()).isEqualTo("{\"t\": \"hunter22\\\"\"}");
  }

  @Test
  void readsASecretOnlyWhenItIsRevealed() {
    Secret missing =
        new Secret(
            "gone",
            () -> {
              throw new InputException("", "the variable GONE is not set", "");
            });
    Object text = Template.render("a {{s}}", new Scope(Map.of("s", missing)), Escaping.TEXT);
    assertThat(text).isInstanceOf(Secret.class);
    assertThatThrownBy(((Secret) java.util.Objects.requireNonNull(text))::reveal)
        .hasMessage("the variable GONE is not set");
  }

  @ParameterizedTest
  @EnumSource(names = {"SHELL", "SQL", "CYPHER", "URL", "HTML"})
  void refusesASecretWhereOthersCanSeeIt(Escaping escaping) {
    assertThatThrownBy(() -> render("{{inputs.lists}} {{secrets.token}} ", escaping))
        .isInstanceOf(InputException.class)
        .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("hunter"));
    assertThatThrownBy(() -> render("/a {{secrets.token}} ", escaping))
        .isInstanceOfSatisfying(
            InputException.class, refused -> assertThat(refused.hint()).isNotEmpty())
        .hasMessageContaining("the secret `token` would be seen in");
  }

  @Test
  void keepsSecretsOutOfSections() {
    assertThatThrownBy(() -> render("{{#secrets.token}}x{{/secrets.token}}"))
        .isInstanceOf(InputException.class);
  }

  @Test
  void listsTheNamesThatAreUsed() {
    assertThat(Template.names("{{inputs.a}} {{#result.rows}}{{n}}{{/result.rows}} {{.State}}"))
        .containsExactly("inputs.a", "result.rows", "n");
    assertThat(Template.names("nothing")).isEmpty();
    assertThat(Template.hasTags("a {{b}}")).isTrue();
    assertThat(Template.hasTags("a {b}")).isFalse();
  }
}
