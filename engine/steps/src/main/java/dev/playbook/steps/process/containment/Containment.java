package dev.playbook.steps.process.containment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds all processes of one command together, so that none of them can get away. */
public sealed interface Containment extends AutoCloseable
    permits ControlGroup, Freezer, PidNamespace, Session {

  /** How long the kernel may take to end what got SIGKILL. */
  Duration UNTIL_KILLED = Duration.ofSeconds(5);

  /** Returns the way in which it holds them. */
  Level level();

  /** Returns the file into which a process writes {@code 0} to be contained, if there is one. */
  Optional<Path> door();

  /**
   * Returns the words before the command which contain it; mostly none. With them, the command must
   * stand behind {@link FirstProcess#words}.
   */
  default List<String> words() {
    return List.of();
  }

  /** Returns a line by which a later engine finds it again, see {@link Level#again}. */
  default String line() {
    return level() + door().map(door -> " " + door.getParent()).orElse("");
  }

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
   * @return what could not be ended; when empty, the end is as certain as {@link Level#proof} says
   */
  default List<Living> end(Duration grace, Mark mark) {
    members(mark).forEach(Signals::terminate);
    isEmptyWithin(grace, mark);
    Patience.until(
        UNTIL_KILLED,
        () -> {
          kill(mark);
          ProcessTable.marked(mark).forEach(Signals::kill);
          return all(mark).isEmpty();
        });
    return all(mark);
  }

  /** Returns its members and whatever else has the mark. */
  default List<Living> all(Mark mark) {
    List<Living> all = new ArrayList<>(members(mark));
    ProcessTable.marked(mark).stream().filter(one -> !all.contains(one)).forEach(all::add);
    return all;
  }
}
