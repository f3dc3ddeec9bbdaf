package dev.playbook.steps.process.containment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds all processes of one command together, so that none of them can get away. */
public sealed interface Containment extends AutoCloseable permits ControlGroup, Freezer, Session {

  /** How long the kernel may take to end what got SIGKILL. */
  Duration UNTIL_KILLED = Duration.ofSeconds(5);

  /** Returns the file into which a process writes {@code 0} to be contained, if there is one. */
  Optional<Path> door();

  /** Returns the processes that live in it. */
  List<Living> members(Mark mark);

  /** Sends SIGKILL to all of them; what lives afterwards is for the caller to look at. */
  void kill(Mark mark);

  /** Lets go of what still lives and removes the containment. */
  @Override
  void close();

  /** Returns whether nothing lives in it any more within the limit. Never interrupted. */
  default boolean isEmptyWithin(Duration limit, Mark mark) {
    return Patience.until(limit, () -> members(mark).isEmpty());
  }

  /**
   * Ends all of them: SIGTERM, the grace, SIGKILL, and a look whether anything with the mark is
   * left anywhere. Never interrupted.
   *
   * @return what could not be ended; empty when the end is certain
   */
  default List<Living> end(Duration grace, Mark mark) {
    members(mark).forEach(Signals::terminate);
    isEmptyWithin(grace, mark);
    Patience.until(
        UNTIL_KILLED,
        () -> {
          kill(mark);
          ProcessTable.marked(mark).forEach(Signals::kill);
          return survivors(mark).isEmpty();
        });
    return survivors(mark);
  }

  private List<Living> survivors(Mark mark) {
    List<Living> all = new ArrayList<>(members(mark));
    ProcessTable.marked(mark).stream().filter(one -> !all.contains(one)).forEach(all::add);
    return all;
  }
}
