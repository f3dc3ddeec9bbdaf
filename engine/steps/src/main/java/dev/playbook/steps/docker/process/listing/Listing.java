package dev.playbook.steps.docker.process.listing;

import dev.playbook.spi.StepFailedException;
import java.util.Collection;
import java.util.List;

/** The processes of one container, and a way to signal them. */
public interface Listing {

  /** Returns all that live now, the looking itself left out. */
  List<SeenProcess> look() throws StepFailedException, InterruptedException;

  /**
   * Sends a signal to those that are still the same; one that is gone already is no fault.
   *
   * @param signal its name, for example {@code TERM}
   */
  void signal(Collection<SeenProcess> processes, String signal)
      throws StepFailedException, InterruptedException;

  /** Returns the number of the container's first process. */
  long init();

  /** Returns what a number means, for people: {@code pid 17} or {@code host pid 4711}. */
  String numbered(SeenProcess process);
}
