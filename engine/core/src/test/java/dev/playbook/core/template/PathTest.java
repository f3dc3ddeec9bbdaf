package dev.playbook.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.core.expression.Scope;
import dev.playbook.spi.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in paths stay in the folder that they are put into. */
class PathTest {
  private static String path(String template, String value) {
    Scope scope = new Scope(Map.of("inputs", Map.of("x", value)));
    return String.valueOf(Template.render(template, scope, Escaping.PATH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "../canary",
        "a/../../canary",
        "a/..",
        "./canary",
        "../",
        "a/./b",
        "",
        "/etc/passwd"
      })
  void neverLeadElsewhere(String value) {
    assertThatThrownBy(() -> path("backup/{{inputs.x}}", value))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("folder");
  }

  @ParameterizedTest
  @CsvSource({
    "a/.{{inputs.x}}, .",
    "a/.{{inputs.x}}/b, .",
    "a/{{inputs.x}}./b, .",
    "a/{{inputs.x}}{{inputs.x}}/b, .",
    "a{{inputs.x}}b, /../"
  })
  void areNoPartOfAStepOut(String template, String value) {
    assertThatThrownBy(() -> path(template, value)).isInstanceOf(InputException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "backup/{{inputs.x}}, a.py, backup/a.py",
    "backup/{{inputs.x}}, a/b, backup/a/b",
    "backup/{{inputs.x}}, ..., backup/...",
    "backup/{{inputs.x}}, a..b, backup/a..b",
    "backup{{inputs.x}}, /a/b, backup/a/b",
    "../{{inputs.x}}/./y, a, ../a/./y",
    "backup{{inputs.x}}.py, '', backup.py",
    "{{inputs.x}}, ../a, ../a",
    "{{inputs.x}}/b, ../a, ../a/b"
  })
  void areNamesBelowTheFolderOrTheBase(String template, String value, String path) {
    assertThat(path(template, value)).isEqualTo(path);
  }

  @Test
  void holdNoNul() {
    assertThatThrownBy(() -> path("{{inputs.x}}", "a\0"))
        .hasMessage("`{{inputs.x}}`: a path cannot hold the character NUL");
  }
}
