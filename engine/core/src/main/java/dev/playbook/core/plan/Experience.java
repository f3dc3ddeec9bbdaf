package dev.playbook.core.plan;

import dev.playbook.spi.Resource;
import java.util.List;
import java.util.Optional;

/** What earlier runs have shown. */
@FunctionalInterface
public interface Experience {
  /** No earlier run. */
  Experience NONE = (key, sent) -> Optional.empty();

  /**
   * Returns how long an activity took where exactly the same was sent; empty when it never was.
   *
   * @param key the activity's key
   * @param sent what the preview says will be sent, secrets masked
   */
  Optional<Took> of(String key, List<String> sent);

  /** Returns the newest change that another playbook made to a thing a short while ago. */
  default Optional<Crossing> crossing(Resource resource) {
    return Optional.empty();
  }
}
