package dev.playbook.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.faults.Launcher.Exit;
import dev.playbook.fixtures.Strace;
import dev.playbook.fixtures.goal.Goal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk refuses a line of the journal, once or for ever. */
@Tag(Goal.TAG)
final class JournalFaultTest {
  private static final int NOTHING_STARTED = 1;
  private static final int JOURNAL_LOST = 7;

  @TempDir Path directory;

  @Test
  void startsNoStepWithoutItsLine() throws Exception {
    Scene scene = Scene.in(directory, "steps");
    Strace.need();
    Goal.R5.each("error of a call", faults(), fault -> refuse(scene, fault));
  }

  /** Strace counts for each thread: the first has three lines, each step's about four. */
  private static List<String> faults() {
    List<String> all =
        Stream.of("write", "fdatasync")
            .flatMap(call -> Stream.of("ENOSPC", "EIO", "EROFS").map(it -> call + ":error=" + it))
            .flatMap(it -> IntStream.rangeClosed(1, 5).mapToObj(when -> it + ":when=" + when))
            .flatMap(it -> Stream.of(it, it + "+"))
            .toList();
    return all.stream().filter(it -> all.indexOf(it) % Goal.cases(11, 1) == 0).toList();
  }

  private static void refuse(Scene scene, String fault) throws Exception {
    scene.reset();
    String call = fault.substring(0, fault.indexOf(':'));
    Exit exit =
        Launcher.exit(
            scene.directory(),
            scene.start(
                Strace.injecting(
                    call, fault.substring(fault.indexOf(':') + 1), scene.journals(), scene.trace()),
                Scene.RUN));
    assertThat(exit.all()).doesNotContain("Exception", "\tat ");
    if (exit.code() != 0) {
      boolean isBegun = exit.err().contains("the run was stopped");
      assertThat(exit.code()).as(exit.all()).isEqualTo(isBegun ? JOURNAL_LOST : NOTHING_STARTED);
      assertThat(exit.err()).contains("cannot be written");
      assertThat(isBegun || scene.effects().isEmpty()).as("what was begun is told").isTrue();
      goOn(scene);
    }
    assertThat(scene.findingsOfAnyRun()).isEmpty();
  }

  /** The disk is mended: the run can be gone on with. */
  private static void goOn(Scene scene) throws Exception {
    if (scene.run().isPresent()) {
      Exit resumed = scene.playbook(Scene.RESUME);
      assertThat(resumed.code()).as(resumed.all()).isZero();
    }
  }
}
