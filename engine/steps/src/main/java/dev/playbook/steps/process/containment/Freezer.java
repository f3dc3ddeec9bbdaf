package dev.playbook.steps.process.containment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A control group of version 1 with the freezer: members are stopped first, so that none forks
 * while the others are killed.
 */
record Freezer(CgroupDirectory directory) implements Containment {
  private static final Duration UNTIL_FROZEN = Duration.ofSeconds(1);

  static Optional<Containment> open(String token) {
    return CgroupDirectory.freezer()
        .flatMap(parent -> CgroupDirectory.create(parent, token))
        .map(Freezer::new);
  }

  @Override
  public Level level() {
    return Level.FREEZER;
  }

  /**
   * Returns {@code tasks}: through {@code cgroup.procs} the kernel waits 10 ms for a grace period.
   */
  @Override
  public Optional<Path> door() {
    return Optional.of(directory.file("tasks"));
  }

  @Override
  public List<Living> members(Mark mark) {
    return directory.members();
  }

  @Override
  public void kill(Mark mark) {
    directory.write("freezer.state", "FROZEN");
    Patience.until(UNTIL_FROZEN, () -> directory.read("freezer.state").equals("FROZEN"));
    directory.members().forEach(Signals::kill);
    directory.write("freezer.state", "THAWED");
  }

  @Override
  public void close() {
    directory.remove("tasks");
  }
}
