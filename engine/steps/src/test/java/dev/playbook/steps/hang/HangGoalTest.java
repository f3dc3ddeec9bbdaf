package dev.playbook.steps.hang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.JavaCommand;
import dev.playbook.fixtures.goal.Goal;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services fall silent in every way that they have; each step ends soon after its time. */
@Tag(Goal.TAG)
@Timeout(300)
class HangGoalTest {
  private static final Duration AFTER = Duration.ofSeconds(2);

  @TempDir Path folder;

  private void endsInTime(Hang hang) throws Exception {
    assertThat(hang.over(folder)).isLessThan(AFTER);
  }

  @Test
  void endsSoonAfterItsTimeWhateverHangs() {
    Goal.R10.each("Docker, PostgreSQL, Neo4j, HTTP, git", Hang.all(), this::endsInTime);
  }

  /** In a network of its own with a name server that answers nothing. */
  @Test
  void endsSoonAfterItsTimeWhenNamesAreNotResolved() throws Exception {
    Path resolver = Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
    String script =
        "ip link set lo up && mount --bind \"$1\" /etc/resolv.conf && shift && exec \"$@\"";
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--net"));
    command.addAll(List.of("sh", "-c", script, "sh", resolver.toString()));
    command.addAll(JavaCommand.BRIEF.running(NamelessWorld.class, List.of(folder.toString())));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader output = process.inputReader()) {
      List<String> lines = output.readAllLines();
      if (lines.isEmpty() || !lines.getFirst().equals(NamelessWorld.BEGUN)) {
        Goal.R10.cannotBeTried("names that are not resolved", "no name space can be made here");
        return;
      }
      Goal.R10.each(
          "names that are not resolved",
          lines.subList(1, lines.size()),
          line ->
              assertThat(Duration.ofMillis(Long.parseLong(line.replaceAll("\\D", ""))))
                  .as(line)
                  .isLessThan(AFTER));
      assertThat(lines).hasSize(3);
    }
  }

  @Test
  void keepsNothingOfThisProcess() throws Exception {
    List<Hang> hangs = Hang.cheap();
    for (Hang hang : hangs) {
      endsInTime(hang);
    }
    Held before = Held.now();
    int rounds = Math.ceilDiv(Goal.cases(10, 100), hangs.size());
    for (int round = 0; round < rounds; round++) {
      for (Hang hang : hangs) {
        endsInTime(hang);
      }
    }
    Goal.R10.each(
        "threads, descriptors and sockets after %d of them".formatted(rounds * hangs.size()),
        List.of(before),
        Held::awaitNoMore);
  }
}
