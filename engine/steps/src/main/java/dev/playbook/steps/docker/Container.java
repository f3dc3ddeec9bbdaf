package dev.playbook.steps.docker;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as it was when somebody looked.
 *
 * @param name its own name, without a slash
 * @param id the full id
 * @param status {@code running}, {@code paused}, {@code restarting}, {@code exited}, {@code
 *     created}, {@code removing} or {@code dead}
 * @param health what its health check says, from {@code starting} on; empty without one
 * @param lastCheck what its last health check printed, in one line
 * @param startedAt when its main process was last started; long ago when never
 * @param pid the number of its first process on the engine's machine; 0 when it does not run
 * @param exitCode of the main process, when it does not run
 * @param environment of the main process, {@code NAME=value}; may hold secrets
 * @param workingDirectory where commands start, {@code /} when nothing is set
 * @param labels the labels
 * @param networkMode {@code host}, {@code container:<id>} or another mode
 * @param published port in the container to where the host publishes it, {@code address:port}
 * @param addresses the container's own addresses, in the order of its networks
 * @param restartPolicy {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}
 * @param removedAtItsEnd whether the engine removes it when it stops, as with {@code --rm}
 * @param mounts path in the container to where it comes from on the host, {@code ""} for a volume
 */
public record Container(
    String name,
    String id,
    String status,
    Optional<String> health,
    Optional<String> lastCheck,
    Instant startedAt,
    long pid,
    int exitCode,
    List<String> environment,
    String workingDirectory,
    Map<String, String> labels,
    String networkMode,
    Map<Integer, ContainerAddress> published,
    List<String> addresses,
    String restartPolicy,
    boolean removedAtItsEnd,
    Map<String, String> mounts) {
  private static final int SHORT_ID = 12;

  /** Copies the collections. */
  public Container {
    environment = List.copyOf(environment);
    labels = Map.copyOf(labels);
    published = Map.copyOf(published);
    addresses = List.copyOf(addresses);
    mounts = Map.copyOf(mounts);
  }

  /** Returns whether a command can be run in it now. */
  public boolean isRunning() {
    return "running".equals(status);
  }

  /** Returns whether it has processes: it runs, or it would if nobody had paused it. */
  public boolean isAlive() {
    return isRunning() || "paused".equals(status);
  }

  /** Returns state and health in a few words, for example {@code running, healthy}. */
  public String state() {
    return health.filter(word -> isRunning()).map(word -> status + ", " + word).orElse(status);
  }

  /** Returns the value of a variable of its environment. */
  public Optional<String> variable(String key) {
    return environment.stream()
        .filter(entry -> entry.startsWith(key + "="))
        .map(entry -> entry.substring(key.length() + 1))
        .findFirst();
  }

  /** Tells which container this is: another one with the same name is another thing. */
  void observedBy(ActivityContext context) {
    context.observed(
        new Resource("container-id", "", name), State.known(id.substring(0, SHORT_ID)));
  }

  /** Tells the name and nothing of the environment. */
  @Override
  public String toString() {
    return name + " (" + state() + ")";
  }
}
