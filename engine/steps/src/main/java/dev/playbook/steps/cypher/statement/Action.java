package dev.playbook.steps.cypher.statement;

import dev.playbook.spi.Risk;
import java.util.Optional;

/** What a statement is for, as far as its text tells. */
public sealed interface Action {

  /** Only reads. */
  record Read() implements Action {}

  /**
   * Creates an index or a constraint.
   *
   * @param kind {@code index} or {@code constraint}
   * @param name empty when the server chooses it
   */
  record CreateRule(
      String kind, Optional<String> name, boolean ifNotExists, RuleDefinition definition)
      implements Action {}

  /** Drops an index or a constraint. */
  record DropRule(String kind, String name, boolean ifExists) implements Action {}

  /**
   * Changes nodes or relationships.
   *
   * @param loses whether it deletes or removes something
   * @param count a statement that counts what it will delete, when the text allows one
   */
  record ChangeData(boolean loses, Optional<String> count) implements Action {}

  /** Commits by itself as it goes, so that a failure leaves a part of it done. */
  record ChangeInBatches(boolean loses) implements Action {}

  /** Administration, or a schema command of another kind. */
  record Other(String words, boolean loses) implements Action {}

  /** Returns the most that it can do. */
  default Risk risk() {
    boolean loses =
        switch (this) {
          case Read _, CreateRule _ -> false;
          case DropRule _ -> true;
          case ChangeData data -> data.loses();
          case ChangeInBatches batches -> batches.loses();
          case Other other -> other.loses();
        };
    return this instanceof Read ? Risk.READ : loses ? Risk.DESTROY : Risk.CHANGE;
  }
}
