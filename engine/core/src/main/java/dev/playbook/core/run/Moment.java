package dev.playbook.core.run;

import java.time.Duration;
import java.util.Set;

/**
 * What the policy decides upon.
 *
 * @param underWay the keys of the activities that somebody works on
 * @param elapsed the time since the run started
 */
record Moment(RunState state, Set<String> underWay, Duration elapsed) {

  boolean isUnderWay(String key) {
    return underWay.contains(key);
  }
}
