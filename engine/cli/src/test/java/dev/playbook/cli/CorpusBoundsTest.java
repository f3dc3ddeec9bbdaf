package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.JavaCommand;
import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file that the engine's tests refuse is refused in little time and memory, and in words. The
 * time is that of the processor, so that a busy machine does not count.
 */
@Tag(Goal.TAG)
final class CorpusBoundsTest {
  private static final Path CASES = RealStack.root().resolve("engine/core/src/test/cases");
  private static final JavaCommand SMALL = new JavaCommand(List.of("-Xmx64m"));
  private static final Set<Integer> ANSWERS = Set.of(Exit.OK, Exit.INVALID);
  private static final int MOST_MILLIS = 1000;

  /** One file: how the command ended, and the milliseconds it took. */
  private record Validated(int code, int millis, String file) {
    private static Validated of(String line) {
      String[] words = line.substring(CorpusValidation.FILE.length()).split(" ", 3);
      return new Validated(Integer.parseInt(words[0]), Integer.parseInt(words[1]), words[2]);
    }
  }

  @TempDir static Path directory;
  private static List<String> lines = List.of();
  private static List<Validated> files = List.of();

  @BeforeAll
  static void validateAllInASmallProcess() throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    List<String> words =
        Stream.of("valid/whole.yml", "invalid").map(it -> CASES.resolve(it).toString()).toList();
    Process process =
        new ProcessBuilder(SMALL.running(CorpusValidation.class, words))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as("exit code; see %s", output).isZero();
    lines = Files.readAllLines(output);
    files =
        lines.stream()
            .filter(line -> line.startsWith(CorpusValidation.FILE))
            .map(Validated::of)
            .toList();
  }

  @Test
  void answersEveryFileWithinASecond() {
    assertThat(files).hasSizeGreaterThan(300);
    Goal.R14.each(
        "files, at 64 MB",
        files,
        file -> {
          assertThat(file.code()).isIn(ANSWERS);
          assertThat(file.millis()).isLessThan(MOST_MILLIS);
        });
  }

  @Test
  void showsNoStackTrace() {
    assertThat(lines)
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("\tat "))
        .noneMatch(line -> line.contains("bug in playbook"))
        .noneMatch(line -> line.contains("OutOfMemoryError"));
  }
}
