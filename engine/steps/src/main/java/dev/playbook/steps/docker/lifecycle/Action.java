package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a step does to each of its containers. */
sealed interface Action permits Restarting, Starting, Stopping {

  /** Returns the word for it, such as {@code restart}. */
  String word();

  /** Returns what a container is afterwards, such as {@code restarted}. */
  String done();

  /** Returns the command line with which an operator would do the same. */
  String sent(String container);

  /** Returns why it cannot be done to the container as it is. */
  Optional<Blocked> obstacle(Container now);

  /** Returns whether nothing has to be done to a container with this state. */
  boolean isDone(State state);

  /** Returns whether there is a state in which nothing has to be done. */
  boolean canBeDone();

  /** Returns whether the container runs when it is done. */
  boolean runsAfterwards();

  /** Returns whether the program in it reads its files anew. */
  boolean readsAnew();

  /** Returns the state that follows, as far as it can be said before. */
  State after(Container now);

  /** Returns what an operator should know beside it. */
  List<String> notes(Docker docker, Container now) throws StepFailedException, InterruptedException;

  /** Does it, if it has to be done, and returns the container when it is as wanted. */
  Container apply(Docker docker, Container before, StepContext context)
      throws StepFailedException, InterruptedException;

  /**
   * Returns whether it was done to the container.
   *
   * @param startedAt when the container had been started last, before
   */
  boolean hasHappened(Instant startedAt, Container now);

  /** Waits for a container to which it was done, until it is as wanted. */
  Container awaited(Docker docker, Container now, StepContext context)
      throws StepFailedException, InterruptedException;

  /** Returns how long the engine may take until it has been done to a container. */
  Duration longest();

  /** Returns what is the case while it was sent and has not happened. */
  String pending();

  /** Returns what is still wrong when it has happened, but the step's time is up. */
  String late(Container now);
}
