package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.State;
import dev.playbook.steps.docker.Container;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a container is told to operators and to expressions. */
final class Looks {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Looks() {}

  /** Returns for example {@code running, healthy, since 2026-01-20 03:14:15 UTC}. */
  static String words(Container container) {
    return container.isRunning()
        ? container.state() + ", since " + SECONDS.format(container.startedAt())
        : container.state();
  }

  static State state(Container container) {
    return State.known(words(container));
  }

  static Map<String, Object> values(Container container) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", container.name());
    values.put("state", container.status());
    values.put("health", container.health().orElse("none"));
    values.put("startedAt", container.startedAt().toString());
    return values;
  }
}
