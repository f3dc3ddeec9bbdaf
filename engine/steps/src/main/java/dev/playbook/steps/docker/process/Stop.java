package dev.playbook.steps.docker.process;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.file.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends a command in a container, which the engine itself cannot: asks, waits, kills, and looks
 * again until nothing of it is left.
 */
public final class Stop {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration KILLING = Duration.ofSeconds(4);
  private static final Duration WHOLE = Duration.ofSeconds(15);
  private static final Set<String> ALIVE = Set.of("running", "paused", "restarting");
  private static final Duration FIRST_ANSWER = Duration.ofMillis(1500);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Docker docker;
  private final Exec exec;
  private final String token;

  private Stop(Docker docker, Exec exec, String token) {
    this.docker = docker;
    this.exec = exec;
    this.token = token;
  }

  /**
   * What became of it.
   *
   * @param gone whether nothing of it is left, seen and not guessed
   * @param text what was ended, or what is left, in a few words
   */
  public record Result(boolean gone, String text) {}

  /** Ends the command and everything that it started; takes some seconds at most. */
  public static Result of(Docker docker, Exec exec, String token)
      throws StepFailedException, InterruptedException {
    return new Stop(docker.cleaning(WHOLE), exec, token).run();
  }

  private Result run() throws StepFailedException, InterruptedException {
    Optional<ExecState> state = exec.state(docker.cleaning(FIRST_ANSWER));
    if (state.isEmpty()) {
      return new Result(false, "Docker has forgotten the command");
    }
    Container container = docker.container(exec.container().id());
    if (!ALIVE.contains(container.status())) {
      return new Result(true, "the container itself has ended");
    }
    Optional<ProcessTable> table = table(container, state.get());
    return table.isPresent() ? result(table.get()) : new Result(false, unreachable(container));
  }

  private Result result(ProcessTable table) throws StepFailedException, InterruptedException {
    var family = new Family(table.init());
    if (!ended(table, family, false, GRACE) && !ended(table, family, true, KILLING)) {
      return new Result(false, "still there: " + numbered(family.among(table.look())));
    }
    List<Living> strangers = family.strangersAmong(table.look());
    if (!strangers.isEmpty()) {
      return new Result(false, "began meanwhile and may belong to it: " + numbered(strangers));
    }
    if (exec.exitCode(docker, KILLING).isEmpty() && !neverBegan(family)) {
      return new Result(false, "Docker says that it still runs");
    }
    return new Result(
        true,
        family.everSeen().isEmpty() ? "nothing of it runs" : "ended " + words(family.everSeen()));
  }

  /** Signals what is there, until nothing is or the time is over. */
  private static boolean ended(ProcessTable table, Family family, boolean kill, Duration limit)
      throws StepFailedException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    List<Living> living = family.among(table.look());
    boolean asked = false;
    while (!living.isEmpty() && System.nanoTime() - end < 0) {
      if (kill || !asked) {
        table.end(living, kill);
        asked = true;
      }
      Thread.sleep(POLL);
      living = family.among(table.look());
    }
    return living.isEmpty();
  }

  private Optional<ProcessTable> table(Container container, ExecState state)
      throws StepFailedException, InterruptedException {
    if (container.isRunning()
        && new Programs(docker, container).find("sh", Optional.empty()).isPresent()) {
      return Optional.of(new ContainerTable(docker, container, exec.request().user(), token));
    }
    var host = new HostTable(container.pid(), token);
    return docker.isLocal() && host.shows(state.pid()) ? Optional.of(host) : Optional.empty();
  }

  private static String unreachable(Container container) {
    return container.isRunning()
        ? "the image has no `sh` to end it with"
        : "the container is " + container.status();
  }

  private boolean neverBegan(Family family) throws StepFailedException, InterruptedException {
    return family.everSeen().isEmpty()
        && exec.state(docker).filter(state -> !state.running()).isPresent();
  }

  private static String numbered(List<Living> processes) {
    return processes.stream()
        .map(process -> "%s (pid %d)".formatted(process.name(), process.pid()))
        .collect(Collectors.joining(", "));
  }

  private static String words(List<Living> processes) {
    List<String> names = processes.stream().map(Living::name).sorted().toList();
    return names.size() <= 6
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 5)) + " and " + (names.size() - 5) + " more";
  }
}
