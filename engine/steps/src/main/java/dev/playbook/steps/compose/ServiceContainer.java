package dev.playbook.steps.compose;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A container of a service, as the Docker engine describes it.
 *
 * @param name without the leading slash
 * @param project the name of its project
 * @param service the name that the compose file gives it
 * @param status for example {@code running} or {@code exited}
 * @param health what its health check says; empty when it has none
 * @param startedAt when it was last started; empty when never
 * @param hash what it was configured to be
 * @param image the id of the image that it was made of
 * @param imageName how that image is called
 */
record ServiceContainer(
    String name,
    String project,
    String service,
    String status,
    String health,
    Optional<Instant> startedAt,
    String hash,
    String image,
    String imageName) {
  private static final String LABEL = "com.docker.compose.";

  /** Reads what {@code docker inspect} prints; empty for a container of {@code compose run}. */
  static Optional<ServiceContainer> of(Map<?, ?> json) {
    Map<?, ?> state = map(json, "State");
    Map<?, ?> config = map(json, "Config");
    Map<?, ?> labels = map(config, "Labels");
    if (text(labels, LABEL + "oneoff").equalsIgnoreCase("true")) {
      return Optional.empty();
    }
    return Optional.of(
        new ServiceContainer(
            text(json, "Name").replaceFirst("^/", ""),
            text(labels, LABEL + "project"),
            text(labels, LABEL + "service"),
            text(state, "Status"),
            text(map(state, "Health"), "Status"),
            instant(text(state, "StartedAt")),
            text(labels, LABEL + "config-hash"),
            text(json, "Image"),
            text(config, "Image")));
  }

  boolean isRunning() {
    return status.equals("running");
  }

  /** Returns whether it runs and, if it has a health check, is healthy. */
  boolean isHealthy() {
    return isRunning() && (health.isEmpty() || health.equals("healthy"));
  }

  /** Returns for example {@code running, healthy}. */
  String state() {
    return isRunning() && !health.isEmpty() ? status + ", " + health : status;
  }

  private static Map<?, ?> map(Map<?, ?> json, String key) {
    @Nullable Object value = json.get(key);
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Map<?, ?> json, String key) {
    @Nullable Object value = json.get(key);
    return value == null ? "" : value.toString();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(time -> time.isAfter(Instant.EPOCH));
    } catch (DateTimeParseException never) {
      return Optional.empty();
    }
  }
}
