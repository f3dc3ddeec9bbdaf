package dev.playbook.steps.docker.kill;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.process.listing.Listing;
import dev.playbook.steps.docker.process.listing.SeenProcess;
import dev.playbook.steps.docker.step.SecretWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A process that matches.
 *
 * @param container where it is
 * @param listing by which it was seen
 * @param process how it was seen
 */
record Target(Container container, Listing listing, SeenProcess process) {
  private static final int LONGEST = 160;

  /** Returns whether the container ends with it. */
  boolean isMain() {
    return process.pid() == listing.init();
  }

  /** Returns whether this is the same process, seen at another moment. */
  boolean isSame(Target other) {
    return container.id().equals(other.container.id()) && process.is(other.process);
  }

  /** Returns its number and command line in a few words, without what looks like a secret. */
  String words() {
    return "%s `%s`".formatted(listing.numbered(process), command());
  }

  /** Returns its end as a change; how long it has run is a note, because it is never the same. */
  Change end(Instant now) {
    return new Change(
            new Resource("process", container.name(), Long.toString(process.pid())),
            State.known(
                "%s, user %d, since %s"
                    .formatted(
                        command(),
                        process.user(),
                        process.since().truncatedTo(ChronoUnit.SECONDS))),
            State.ABSENT)
        .noting("%s, has run for %s".formatted(listing.numbered(process), age(now)));
  }

  /** Returns the fields that expressions see. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("container", container.name());
    values.put("pid", process.pid());
    values.put("user", process.user());
    values.put("since", process.since().toString());
    values.put("command", command());
    return values;
  }

  private String command() {
    String line =
        String.join(" ", SecretWords.masked(process.command())).replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }

  private String age(Instant now) {
    Duration age = Duration.between(process.since(), now);
    if (age.toDays() > 0) {
      return "%dd %dh".formatted(age.toDays(), age.toHoursPart());
    }
    return age.toHours() > 0
        ? "%dh %dm".formatted(age.toHours(), age.toMinutesPart())
        : "%dm %ds".formatted(Math.max(0, age.toMinutes()), Math.max(0, age.toSecondsPart()));
  }
}
