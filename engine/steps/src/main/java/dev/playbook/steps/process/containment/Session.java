package dev.playbook.steps.process.containment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Nothing but the session and the token in the environment: finds daemons that kept their
 * environment, and misses one that cleared it.
 */
record Session() implements Containment {

  @Override
  public Level level() {
    return Level.SESSION;
  }

  @Override
  public Optional<Path> door() {
    return Optional.empty();
  }

  @Override
  public List<Living> members(Mark mark) {
    return ProcessTable.marked(mark);
  }

  @Override
  public void kill(Mark mark) {
    ProcessTable.marked(mark).forEach(Signals::kill);
  }

  @Override
  public void close() {}
}
