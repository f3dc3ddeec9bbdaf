package dev.playbook.steps.docker.process;

import dev.playbook.spi.StepFailedException;
import java.util.Collection;
import java.util.List;

/** All processes among which those of one step are, and a way to signal them. */
interface ProcessTable {
  /** Returns the number of the container's first process. */
  long init();

  /** Returns all that live now, the looking itself left out. */
  List<Living> look() throws StepFailedException, InterruptedException;

  /** Asks the processes to end, or kills them; one that is gone already is no fault. */
  void end(Collection<Living> processes, boolean kill)
      throws StepFailedException, InterruptedException;
}
