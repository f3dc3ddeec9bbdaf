package dev.playbook.steps.process.containment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A PID namespace: when its first process ends, the kernel ends all others and waits for them,
 * however they were forked. The first stays in the session of the shim, by which it is found; it
 * ends by itself when it is alone.
 *
 * @param words what makes one
 */
record PidNamespace(List<String> words) implements Containment {

  static Optional<Containment> open() {
    return Unshare.WORDS.map(PidNamespace::new);
  }

  @Override
  public Level level() {
    return Level.PID_NAMESPACE;
  }

  @Override
  public Optional<Path> door() {
    return Optional.empty();
  }

  @Override
  public List<Living> members(Mark mark) {
    return ProcessTable.marked(mark).stream()
        .filter(ProcessTable::isFirst)
        .min(Comparator.comparingLong(Living::startTime))
        .map(PidNamespace::behind)
        .orElse(List.of());
  }

  private static List<Living> behind(Living first) {
    return ProcessTable.descendants(first).stream()
        .filter(living -> !FirstProcess.isPauseOf(first, living))
        .toList();
  }

  /** As long as one lives in it, its first process and the shim do. */
  @Override
  public boolean isEmptyWithin(Duration limit, Mark mark) {
    return Patience.until(limit, () -> ProcessTable.marked(mark).isEmpty());
  }

  @Override
  public void kill(Mark mark) {
    ProcessTable.marked(mark).forEach(Signals::kill);
  }

  @Override
  public void close() {}
}
