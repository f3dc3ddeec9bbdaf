package dev.playbook.core.plan;

import dev.playbook.spi.Resource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A thing that this plan changes, and that another playbook changed a short while ago: one rollback
 * after the other, of which the second may take back what the first has put right.
 *
 * @param run the id of the other run
 * @param playbook its playbook
 * @param at when it changed the thing
 */
public record Crossing(Resource resource, String run, String playbook, Instant at) {

  /** Returns what an operator should know, in one line. */
  public String words() {
    return "%s was changed by run %s of `%s` at %s; look whether that is still wanted"
        .formatted(
            resource,
            run,
            playbook,
            at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC"));
  }
}
