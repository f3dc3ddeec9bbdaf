package dev.playbook.cli.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** After many runs in one process it holds no more than after the first ones. */
@Tag(Goal.TAG)
@Timeout(3600)
final class SoakTest {
  private static final int RUNS_OF_A_FOLDER = 50;
  private static final long MEGABYTE = 1 << 20;

  @TempDir Path directory;

  /** What this process holds. */
  private record Held(long heap, long threads, long files, long zombies) {
    static Held now() throws IOException {
      System.gc();
      System.gc();
      return new Held(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
          count("/proc/self/task"),
          count("/proc/self/fd"),
          deadChildren());
    }

    private static long count(String folder) throws IOException {
      try (Stream<Path> entries = Files.list(Path.of(folder))) {
        return entries.count();
      }
    }

    private static long deadChildren() {
      long self = ProcessHandle.current().pid();
      return ProcessHandle.current().children().filter(it -> isZombie(it, self)).count();
    }

    private static boolean isZombie(ProcessHandle child, long self) {
      try {
        String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z " + self);
      } catch (IOException gone) {
        return false;
      }
    }
  }

  @Test
  void holdsNoMoreThanAtTheBeginning() throws IOException {
    int runs = Goal.cases(200, 10_000);
    int warm = runs / 4;
    Goal.R22.counted("runs in one process", runs, runs);
    for (int run = 0; run < warm; run++) {
      runOnce(run);
    }
    Held before = Held.now();
    for (int run = warm; run < runs; run++) {
      runOnce(run);
    }
    Held after = Held.now();
    System.out.printf("soak: %d runs, %s, then %s%n", runs, before, after);
    assertThat(after.heap()).as("MB of heap").isLessThanOrEqualTo(before.heap() + 8);
    assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 4);
    assertThat(after.files()).as("open files").isLessThanOrEqualTo(before.files() + 4);
    assertThat(after.zombies()).as("zombies").isZero();
    Goal.R22.counted("runs in one process", runs, 0);
  }

  /** Each folder for runs gets a few of them only: a plan reads what is there. */
  private void runOnce(int number) throws IOException {
    Cli cli = new Cli(directory.resolve("folder-" + number / RUNS_OF_A_FOLDER));
    boolean fails = number % 3 == 0;
    Path playbook =
        cli.playbook(
            """
            steps:
              - { id: file, type: file.set, with: { path: settings, set: { A: "%d" } } }
              - { id: shell, type: shell, with: { script: "echo %d; exit %d" } }
            """
                .formatted(number, number, fails ? 1 : 0));
    cli.write("settings", "A=x\n");
    assertThat(cli.run(playbook).code()).isEqualTo(fails ? 5 : 0);
  }
}
