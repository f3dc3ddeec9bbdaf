package dev.playbook.steps.process.containment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the first process of a namespace waits with is not taken for the command's. */
final class FirstProcessTest {
  @Test
  void leavesToTheCommandWhatLives() throws Exception {
    Living first = ProcessTable.find(ProcessHandle.current().pid()).orElseThrow();
    Process child = new ProcessBuilder("cat").start();
    Living seen = ProcessTable.find(child.pid()).orElseThrow();
    assertThat(FirstProcess.isPauseOf(first, seen)).as("while it lives").isFalse();
    child.destroyForcibly().waitFor();
    assertThat(FirstProcess.isPauseOf(first, seen)).as("when it has ended").isTrue();
  }
}
