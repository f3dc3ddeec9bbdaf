package dev.playbook.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.expression.ValueType;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {
  private static final ValueType.Fields NAMES =
      new ValueType.Fields(
          Map.of(
              "inputs",
              new ValueType.Fields(
                  Map.of("scope", ValueType.Simple.TEXT, "lists", ValueType.Simple.INTEGER)),
              "result",
              new ValueType.Fields(
                  Map.of(
                      "json",
                      ValueType.Simple.ANY,
                      "ok",
                      ValueType.Simple.BOOLEAN,
                      "rows",
                      new ValueType.ListOf(
                          new ValueType.Fields(Map.of("name", ValueType.Simple.TEXT)))))));

  private static List<Diagnostic> check(String text, Escaping escaping) {
    Source source = new Source(Path.of("/p.yml"), "p.yml", "k: |\n  " + text + "\n");
    int end = 3 + text.codePointCount(0, text.length());
    Span span = new Span(source, 1, 4, 2, end);
    YamlTree.Scalar scalar = new YamlTree.Scalar(text + "\n", false, Optional.of(text), span);
    return Template.check(scalar, NAMES, escaping);
  }

  private static String line(Diagnostic fault) {
    assertThat(fault.span().line()).isEqualTo(2);
    String hint = fault.hint().map(words -> " | " + words).orElse("");
    int from = fault.span().column() - 3;
    int to = fault.span().endColumn() - 3;
    return "%s %d-%d %s%s".formatted(fault.id(), from, to, fault.message(), hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{inputs.scope}} {{ inputs.lists }}",
        "{{result.json.any.thing.0}}",
        "{{result.rows.0.name}}",
        "{{#result.rows}}{{name}} {{inputs.scope}} {{.}}{{/result.rows}}",
        "{{^result.rows}}none{{/result.rows}}{{#result.ok}}ok{{/result.ok}}",
        "{{#result.json}}{{whatever}}{{/result.json}}",
        "{{.State.Status}} {{json .Mounts}}"
      })
  void acceptsKnownNames(String text) {
    assertThat(check(text, Escaping.TEXT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "a {{inputs.scop}} b => PB0311 11-15 `inputs` has no `scop` | did you mean `scope`?",
        "😀 {{ inptus.scope }} => PB0311 5-11 unknown name `inptus` | did you mean `inputs`?",
        "{{#result.rows}}{{nam}}{{/result.rows}} => PB0311 18-21 unknown name `nam` | did you mean `name`?",
        "{{result.rows.name}} => PB0311 14-18 `result.rows` has no `name`",
        "{{inputs.scope.x}} => PB0311 15-16 `inputs.scope` has no `x`",
        "{{{inputs.scope}}} => PB0312 0-17 values are always escaped | write two braces; a brace of the text needs a space before the tag",
        "{{& inputs.scope}} => PB0312 0-18 values are always escaped | remove the `&`",
        "a {{inputs.scope => PB0313 2-4 `{{` is never closed | write `}}`",
        "{{> file}} => PB0313 0-10 tags of this kind are not supported | write `{{name}}` or `{{#list}}`",
        "{{=<% %>=}} => PB0313 0-11 tags of this kind are not supported | write `{{name}}` or `{{#list}}`",
        "{{inputs.lists + 1}} => PB0313 0-20 `inputs.lists + 1` is not a name | give an expression a name under `vars:` and write that name",
        "{{steps['a-b'].x}} => PB0313 0-18 `steps['a-b'].x` is not a name | write dots: `steps.a-b.x`",
        "{{ }} => PB0313 0-5 the tag is empty | write a name such as `inputs.scope`",
        "{{#result.ok}}a => PB0313 0-14 this section is never closed | write `{{/result.ok}}`",
        "a {{/result.ok}} => PB0313 2-16 this closes no section | remove it",
        "{{#result.ok}}{{/result.rows}} => PB0313 14-30 this closes another section | write `{{/result.ok}}`",
        "{{#inputs.scope}}{{/inputs.scope}} => PB0314 0-17 a section needs a list, a block, or true or false, and this is a single value"
      })
  void saysWhatIsWrongAtTheTag(String text, String fault) {
    assertThat(check(text, Escaping.TEXT))
        .extracting(TemplateCheckTest::line)
        .containsExactly(fault);
  }

  @Test
  void saysWhereAValueCannotBeWritten() {
    assertThat(check("SELECT '{{inputs.scope}}', {{inputs.lists}}", Escaping.SQL))
        .extracting(TemplateCheckTest::line)
        .containsExactly(
            "PB0314 8-24 a value cannot stand between quotes"
                + " | remove the quotes around it: it brings its own; or use `params:`");
    assertThat(check("DROP INDEX {{inputs.scope}}_old", Escaping.SQL))
        .extracting(TemplateCheckTest::line)
        .containsExactly(
            "PB0314 11-27 a value cannot be part of a name or of another value"
                + " | leave a space beside it; names cannot be values");
    assertThat(check("echo \"$(cat {{inputs.scope}})\"", Escaping.SHELL))
        .extracting(TemplateCheckTest::line)
        .containsExactly(
            "PB0314 12-28 a value cannot stand where bash would read it a second time"
                + " | pass it with `env:` and write \"$NAME\" in the script");
  }

  @Test
  void reportsAllUnknownNames() {
    assertThat(check("{{a}} {{inputs.b}} {{inputs.scope}}", Escaping.TEXT)).hasSize(2);
  }

  @Test
  void refusesDeepNesting() {
    assertThat(check("{{#result.json}}".repeat(10_000), Escaping.TEXT))
        .extracting(Diagnostic::message)
        .containsExactly("sections are nested too deeply");
  }

  /** Whatever the text, there are diagnostics and never an exception. */
  @ParameterizedTest
  @EnumSource
  void survivesAnyText(Escaping escaping) {
    Random random = new Random(4711);
    String[] words = {
      "{{",
      "}}",
      "{",
      "}",
      "#",
      "^",
      "/",
      "!",
      ".",
      "inputs",
      "scope",
      "result.rows",
      " ",
      "\n",
      "'",
      "\"",
      "`",
      "$",
      "(",
      "\\",
      "--",
      "/*",
      "*/",
      "a",
      "<<",
      "=",
      "&",
      ">",
      "{{inputs.scope}}",
      "{{#result.rows}}",
      "{{/result.rows}}",
      "😀"
    };
    for (int round = 0; round < 5_000; round++) {
      String text =
          random
              .ints(1 + random.nextInt(12), 0, words.length)
              .mapToObj(index -> words[index])
              .collect(Collectors.joining());
      Source source = new Source(Path.of("/p.yml"), "p.yml", "k: x\n");
      YamlTree.Scalar scalar =
          new YamlTree.Scalar(text, false, Optional.of(text), new Span(source, 1, 4, 1, 5));
      assertThat(Template.check(scalar, NAMES, escaping)).as(text).isNotNull();
    }
  }
}
