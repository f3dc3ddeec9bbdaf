package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionTest {
  @TempDir Path directory;

  @Test
  void completesACommandInBash() throws Exception {
    assertThat(completed("playbook", "val")).containsExactly("validate");
  }

  @Test
  void completesAnOptionInBash() throws Exception {
    assertThat(completed("playbook", "plan", "--off")).containsExactly("--offline");
  }

  @Test
  void offersTheValuesOfAnOptionInBash() throws Exception {
    assertThat(completed("playbook", "validate", "-o", "")).contains("sarif", "junit");
  }

  @Test
  void knowsEveryCommandInFish() {
    assertThat(Cli.call("completion", "fish").out())
        .contains("-n __fish_use_subcommand -a validate -d 'Checks playbooks")
        .contains("-n '__fish_seen_subcommand_from plan' -l offline -d 'look at nothing")
        .contains("-n '__fish_seen_subcommand_from history' -s o -r -f -a 'text json'");
  }

  private List<String> completed(String... words) throws IOException, InterruptedException {
    Path script = new Cli(directory).write("completion.bash", Cli.call("completion", "bash").out());
    String ask =
        """
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        _complete_playbook
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", ask, "bash", script.toString());
    bash.command().addAll(List.of(words));
    Process process = bash.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines().map(String::strip).toList();
  }
}
