package dev.playbook.steps.process.containment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A control group of version 2: the kernel kills all members at once, also while they fork. */
record ControlGroup(CgroupDirectory directory) implements Containment {

  static Optional<Containment> open(String token) {
    return CgroupDirectory.unified()
        .flatMap(parent -> CgroupDirectory.create(parent, token))
        .filter(made -> made.keepIf(Files.isWritable(made.file("cgroup.kill"))))
        .map(ControlGroup::new);
  }

  @Override
  public Level level() {
    return Level.CONTROL_GROUP;
  }

  @Override
  public Optional<Path> door() {
    return Optional.of(directory.file("cgroup.procs"));
  }

  @Override
  public List<Living> members(Mark mark) {
    return directory.members();
  }

  @Override
  public void kill(Mark mark) {
    directory.write("cgroup.kill", "1");
  }

  @Override
  public void close() {
    directory.remove("cgroup.procs");
  }
}
