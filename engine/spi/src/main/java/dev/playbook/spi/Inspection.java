package dev.playbook.spi;

import java.util.List;
import java.util.Optional;

/** What a look at the live system says about a step that has not run yet. */
public sealed interface Inspection {

  /**
   * The step will change these resources.
   *
   * @param changes in the order in which they will happen; not empty
   */
  record WillChange(List<Change> changes) implements Inspection {
    /** Copies the changes. */
    public WillChange {
      changes = List.copyOf(changes);
      if (changes.isEmpty()) {
        throw new IllegalArgumentException("say NothingToDo when nothing changes");
      }
    }

    /** The inspection of a step that changes one resource. */
    public WillChange(Change change) {
      this(List.of(change));
    }
  }

  /**
   * The wanted state is already there, or the step only reads.
   *
   * @param reason one line, for example {@code the index is not there}
   */
  record NothingToDo(String reason) implements Inspection {}

  /**
   * The answer depends on something that an earlier step will change in a way nobody can foresee.
   *
   * @param resource what it depends on; the engine names the step that changes it
   * @param reason one line, what will be known then
   */
  record KnownAfter(Resource resource, String reason) implements Inspection {}

  /**
   * Nobody can see the effect in advance; never a guess.
   *
   * @param reason one line, what was seen nevertheless, for example {@code program found}
   */
  record Opaque(String reason) implements Inspection {}

  /**
   * The step would fail as things stand; the plan cannot be run.
   *
   * @param reason one line, what is in the way
   * @param hint what to do about it, as an order
   * @param lacks what is not there, if it is that: an earlier step whose effect nobody can see may
   *     bring it, and the plan can be run then
   */
  record Blocked(String reason, String hint, Optional<Resource> lacks) implements Inspection {
    /** The inspection of a step that no earlier step can help. */
    public Blocked(String reason, String hint) {
      this(reason, hint, Optional.empty());
    }

    /** The inspection of a step that needs something which is not there. */
    public Blocked(Resource lacks, String reason, String hint) {
      this(reason, hint, Optional.of(lacks));
    }
  }
}
