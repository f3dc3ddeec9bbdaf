package dev.playbook.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in scripts, judged by a real bash. */
class ShellTest {
  @TempDir private Path directory;

  static Stream<String> payloads() {
    return Payloads.all();
  }

  private static String render(String template, Object value) {
    return String.valueOf(Template.render(template, Payloads.with(value), Escaping.SHELL));
  }

  /** Returns the arguments that bash gave to a command, and proves that nothing else happened. */
  private List<String> words(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("script.sh"), script);
    Process bash =
        new ProcessBuilder("bash", "-euo", "pipefail", file.toString())
            .directory(Files.createDirectories(directory.resolve("work")).toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(output).isZero();
    try (Stream<Path> made = Files.list(directory.resolve("work"))) {
      assertThat(made).isEmpty();
    }
    return List.of(output.split("\0", -1));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isOneWordWhereverItMayStand(String payload) throws IOException, InterruptedException {
    String script =
        """
        # don't mind this comment
        say() { printf '%s\\0' "$@"; }
        say {{inputs.x}} "a {{inputs.x}} b" 'a {{inputs.x}} b' --flag={{inputs.x}}
        list=(1 2); it="it's ${#list[@]} \\" \\$("; export IT=$it
        value={{inputs.x}}
        say "$value" {{inputs.x}}{{inputs.x}}
        if [ {{inputs.x}} = "$value" ]; then say same; fi
        say $(say {{inputs.x}} | wc -c | tr -d ' ' | sed 's/.*/counted/')
        cat <<< {{inputs.x}} > /dev/null
        printf '%s' last
        """;
    assertThat(words(render(script, payload)))
        .containsExactly(
            payload,
            "a " + payload + " b",
            "a " + payload + " b",
            "--flag=" + payload,
            payload,
            payload + payload,
            "same",
            "counted",
            "last");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo \"$(echo {{inputs.x}})\"",
        "echo \"`echo {{inputs.x}}`\"",
        "echo `echo {{inputs.x}}`",
        "echo $(( 1 + {{inputs.x}} ))",
        "(( i = {{inputs.x}} ))",
        "echo $[ {{inputs.x}} ]",
        "echo \"${y:-{{inputs.x}}}\"",
        "echo ${y:-{{inputs.x}}}",
        "echo $'a{{inputs.x}}'",
        "cat <<EOF\n{{inputs.x}}\nEOF",
        "cat <<-'EOF'\n{{inputs.x}}\nEOF",
        "echo a # {{inputs.x}}",
        "echo \\{{inputs.x}}",
        "echo ${{inputs.x}}",
        "echo \"a ${{inputs.x}}\"",
        "a[{{inputs.x}}]=1",
        "echo \"${a[\"$(echo \"{{inputs.x}}\")\"]}\""
      })
  void refusesPlacesThatBashReadsTwice(String template) {
    assertThatThrownBy(() -> render(template, "x"))
        .isInstanceOfSatisfying(
            InputException.class,
            refused -> {
              assertThat(refused).hasMessageContaining("cannot stand");
              assertThat(refused.hint())
                  .containsAnyOf("env:", "take it out of the comment", "remove the `$`");
            });
  }

  @Test
  void neverBecomesTheScriptItself() {
    assertThat(render("{{inputs.x}}", "rm -rf /")).isEqualTo("'rm -rf /'");
  }

  @Test
  void refusesWhatNoShellCanHold() {
    assertThatThrownBy(() -> render("echo {{inputs.x}}", "a\0b"))
        .isInstanceOf(InputException.class)
        .hasMessage("`{{inputs.x}}`: a shell cannot hold the character NUL");
  }

  @Test
  void writesOneWordForEachElement() throws IOException, InterruptedException {
    String script =
        render("printf '%s\\0' {{#inputs.x}}{{.}} {{/inputs.x}}end", List.of("a b", "$(c)", 5L));
    assertThat(words(script)).containsExactly("a b", "$(c)", "5", "end", "");
  }
}
