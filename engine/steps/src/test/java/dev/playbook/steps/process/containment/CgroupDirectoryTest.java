package dev.playbook.steps.process.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CgroupDirectoryTest {

  @Test
  void sweepsWhatAKilledEngineLeftAndNothingThatIsUsedOrYoung() throws Exception {
    Optional<Path> own = CgroupDirectory.unified().or(CgroupDirectory::freezer);
    assumeTrue(own.isPresent(), "this machine offers no control groups");
    CgroupDirectory parent =
        CgroupDirectory.create(own.get(), "sweep/" + UUID.randomUUID()).orElseThrow();
    CgroupDirectory left = CgroupDirectory.create(parent.path(), "left").orElseThrow();
    CgroupDirectory used = CgroupDirectory.create(parent.path(), "used").orElseThrow();
    Process process = new ProcessBuilder("sleep", "60").start();
    used.write("cgroup.procs", Long.toString(process.pid()));
    try {
      CgroupDirectory.sweep(parent.path(), Duration.ofMinutes(1));
      assertThat(left.path()).exists();
      CgroupDirectory.sweep(parent.path(), Duration.ZERO);
      assertThat(left.path()).doesNotExist();
      assertThat(used.path()).exists();
    } finally {
      process.destroyForcibly().waitFor();
      used.remove("cgroup.procs");
      parent.remove("cgroup.procs");
    }
    assertThat(parent.path()).doesNotExist();
  }
}
