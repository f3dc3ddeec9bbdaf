package dev.playbook.core.load.lint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A program is found wherever another one starts it. */
final class UnwrappingTest {
  private static List<Invocation> all(String script) {
    Source source = new Source(Path.of("script"), "script", script);
    Passage text = new Passage(script, (from, to) -> new Span(source, 1, from + 1, 1, to + 1));
    return Unwrapping.script(text, Optional.empty(), false);
  }

  private static List<String> programs(String script) {
    return all(script).stream().map(Invocation::program).toList();
  }

  @Test
  void looksBehindWrappers() {
    assertThat(
            programs("sudo -u postgres env -u X A=1 timeout -k 5 30 nice -n 5 /usr/bin/psql -c x"))
        .containsExactly("sudo", "env", "timeout", "nice", "psql");
  }

  @Test
  void looksIntoContainers() {
    Invocation inner = all("docker exec -u root -e A=b mem0 rm -r x").getLast();
    assertThat(inner.program()).isEqualTo("rm");
    assertThat(inner.setting().container()).contains("mem0");
    assertThat(inner.setting().interpreted()).isFalse();
  }

  @Test
  void looksIntoServicesOfCompose() {
    Invocation inner = all("docker compose -f x.yml exec -T db dropdb mem0").getLast();
    assertThat(inner.program()).isEqualTo("dropdb");
    assertThat(inner.setting().container()).contains("db");
  }

  @Test
  void readsTheTextOfAShellWithItsPlaces() {
    Invocation inner = all("docker exec x bash -euo pipefail -c 'a; rm -r y'").getLast();
    assertThat(inner.program()).isEqualTo("rm");
    assertThat(inner.setting().container()).contains("x");
    assertThat(inner.setting().interpreted()).isTrue();
    assertThat(inner.name().column()).isEqualTo(41);
  }

  @Test
  void endsWhereShellsStartShellsForEver() {
    String script = "sudo ".repeat(50) + "rm x";
    assertThat(programs(script)).hasSizeLessThan(20);
  }

  @Test
  void tellsOptionsFromTheirValuesAndFromOperands() {
    Arguments arguments =
        all("psql -qU mem0 -vON_ERROR_STOP=1 --command='SELECT 1' -- -d")
            .getFirst()
            .arguments(Set.of("-U", "-v", "--command"));
    assertThat(arguments.values("-U")).extracting(ShellWord::text).containsExactly("mem0");
    assertThat(arguments.values("-v"))
        .extracting(ShellWord::text)
        .containsExactly("ON_ERROR_STOP=1");
    assertThat(arguments.values("--command"))
        .extracting(ShellWord::text)
        .containsExactly("SELECT 1");
    assertThat(arguments.has("-q")).isTrue();
    assertThat(arguments.operands()).extracting(ShellWord::text).containsExactly("-d");
  }
}
