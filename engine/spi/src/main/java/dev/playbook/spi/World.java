package dev.playbook.spi;

import java.util.Optional;
import java.util.Set;

/** What earlier steps of the same plan will have made of the live system. Immutable. */
public interface World {

  /** A world in which no earlier step has changed anything. */
  World AS_IT_IS =
      new World() {
        @Override
        public Optional<State> predicted(Resource resource) {
          return Optional.empty();
        }
      };

  /**
   * Returns the predicted state of a resource; empty when no earlier step touches it, so that the
   * live system tells.
   */
  Optional<State> predicted(Resource resource);

  /** Returns every resource that an earlier step touches. */
  default Set<Resource> touched() {
    return Set.of();
  }
}
