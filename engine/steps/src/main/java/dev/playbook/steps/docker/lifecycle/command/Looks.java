package dev.playbook.steps.docker.lifecycle.command;

import dev.playbook.spi.State;
import dev.playbook.steps.docker.Container;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How a container is told to operators and to expressions. */
public final class Looks {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private static final Set<String> AT_REST = Set.of("created", "exited", "dead", "removing");

  private Looks() {}

  /** Returns for example {@code running, healthy, since 2026-01-20 03:14:15 UTC}. */
  public static String words(Container container) {
    return container.isRunning()
        ? container.state() + ", since " + SECONDS.format(container.startedAt())
        : container.state();
  }

  /** Returns whether a container with this state runs. */
  public static boolean isRunning(State state) {
    return state instanceof State.Known(String words) && words.startsWith("running");
  }

  /** Returns whether a container with this state neither runs nor will run by itself. */
  public static boolean isAtRest(State state) {
    return state instanceof State.Known(String words) && AT_REST.contains(words);
  }

  /** Returns the same as a state for a plan. */
  public static State state(Container container) {
    return State.known(words(container));
  }

  /** Returns the fields that expressions see. */
  public static Map<String, Object> values(Container container) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", container.name());
    values.put("state", container.status());
    values.put("health", container.health().orElse("none"));
    values.put("startedAt", container.startedAt().toString());
    return values;
  }
}
