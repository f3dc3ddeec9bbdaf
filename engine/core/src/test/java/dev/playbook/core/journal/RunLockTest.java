package dev.playbook.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLockTest {
  @TempDir Path directory;

  private RunLock take(String word, String target) throws IOException, RunLock.HeldException {
    return RunLock.take(
        new StateDirectory(directory.resolve("state")),
        word,
        target,
        new RunLock.Holder("7Q2K", "epic2-search", EngineProcesses.current(), Instant.EPOCH));
  }

  @Test
  void canBeTakenAgainAfterItWasGivenBack() throws Exception {
    take("mem0-stack", "local").close();
    try (RunLock again = take("mem0-stack", "local")) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void isOneForEachWordAndTarget() throws Exception {
    try (RunLock one = take("mem0-stack", "local");
        RunLock other = take("mem0-stack", "staging");
        RunLock third = take("other", "local")) {
      assertThat(one).isNotSameAs(other).isNotSameAs(third);
    }
  }

  @Test
  void isRefusedWhileSomebodyHoldsIt() throws Exception {
    try (RunLock _ = take("mem0-stack", "local")) {
      assertThatThrownBy(() -> take("mem0-stack", "local"))
          .isInstanceOf(RunLock.HeldException.class)
          .hasMessageContaining("run 7Q2K of epic2-search");
    }
  }
}
