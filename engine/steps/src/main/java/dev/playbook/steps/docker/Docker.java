package dev.playbook.steps.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The Docker Engine as one activity uses it: every call ends within the activity's time, and every
 * failure is told in words for the person on call.
 */
public final class Docker {

  /** How long a step whose time is up waits for an engine that may hang. */
  private static final Duration LIFE_SIGN = Duration.ofMillis(800);

  private final DockerConnection connection;
  private final Supplier<Duration> remaining;
  private final Certainty unanswered;
  private final Consumer<Container> seen;

  private Docker(
      DockerConnection connection,
      Supplier<Duration> remaining,
      Certainty unanswered,
      Consumer<Container> seen) {
    this.connection = connection;
    this.remaining = remaining;
    this.unanswered = unanswered;
    this.seen = seen;
  }

  /**
   * Returns the engine that {@code DOCKER_HOST} names, else the one behind the usual socket; opens
   * the client on first use.
   *
   * @throws StepFailedException with certainty {@code NOT_STARTED} when nobody answers
   */
  public static Docker of(ActivityContext context)
      throws StepFailedException, InterruptedException {
    DockerHost host = DockerHost.of(context);
    DockerConnection connection =
        context
            .clients()
            .get(
                "docker:" + host,
                DockerConnection.class,
                () -> DockerConnection.open(host, context.remaining()));
    return new Docker(
        connection,
        context::remaining,
        Certainty.NOT_STARTED,
        container -> container.observedBy(context));
  }

  /**
   * Returns the same engine for what comes after a change was begun: a call that is not answered
   * makes the outcome unknown.
   */
  public Docker afterwards() {
    return new Docker(connection, remaining, Certainty.UNKNOWN, seen);
  }

  /** Returns the same engine for cleaning up, with time of its own from now on. */
  public Docker cleaning(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    return new Docker(
        connection,
        () -> Duration.ofNanos(Math.max(0, end - System.nanoTime())),
        Certainty.UNKNOWN,
        seen);
  }

  /**
   * Returns the same engine for cleaning up, with time of its own from now on, if it answers at
   * all.
   *
   * @throws StepFailedException with certainty {@code UNKNOWN} when it does not, soon enough for
   *     the step to end when its time is up
   */
  public Docker cleaningIfItAnswers(Duration limit)
      throws StepFailedException, InterruptedException {
    cleaning(LIFE_SIGN).call(api -> api.pingCmd().exec());
    return cleaning(limit);
  }

  /**
   * Looks up a container by its name or id.
   *
   * @throws StepFailedException when there is none; the hint names the nearest one
   */
  public Container container(String name) throws StepFailedException, InterruptedException {
    Container container = new Containers(this).named(name);
    seen.accept(container);
    return container;
  }

  /** Returns the time left for the next call. */
  public Duration remaining() {
    return remaining.get();
  }

  /** Returns whether the engine runs on this machine, so that its process numbers are ours. */
  public boolean isLocal() {
    return connection.host().isLocal();
  }

  String publishedHost() {
    return connection.host().publishedHost();
  }

  /** Returns how every path of the negotiated API begins. */
  public String apiPrefix() {
    return connection.prefix();
  }

  /** Opens a connection of its own, to be closed by the caller. */
  public Wire wire() throws StepFailedException, InterruptedException {
    return bounded(() -> Wire.open(connection.host()));
  }

  /**
   * Calls the engine.
   *
   * @throws DockerException what the engine answered when it said no
   * @throws StepFailedException when it did not answer
   */
  public <T> T call(Function<DockerClient, T> call)
      throws StepFailedException, InterruptedException {
    return bounded(() -> call.apply(connection.api()));
  }

  /**
   * Runs a conversation about a command in a container; see {@link #bounded}.
   *
   * @throws StepFailedException with certainty {@code UNKNOWN} also when the container has ended
   *     and the conversation goes on
   */
  public <T> T whileItRuns(Container container, Callable<T> work)
      throws StepFailedException, InterruptedException {
    return bounded(() -> new Lifeline(this, container).call(work));
  }

  /** Returns whether a container has ended since it was seen, started again or not. */
  public boolean hasEnded(Container seen) throws StepFailedException, InterruptedException {
    return new Containers(this)
        .find(seen.id())
        .filter(now -> now.isAlive() && now.startedAt().equals(seen.startedAt()))
        .isEmpty();
  }

  /** Returns what the engine said, without the wrapping. */
  public static String answer(DockerException said) {
    return answer(String.valueOf(said.getMessage()));
  }

  /** Returns what the engine said in the body of a refusal. */
  public static String answer(String body) {
    return Answer.text(body);
  }

  /** Runs any other conversation with the engine, interrupted when the time is up. */
  public <T> T bounded(Callable<T> work) throws StepFailedException, InterruptedException {
    try {
      return Bounded.call(remaining.get(), work);
    } catch (ExecutionException e) {
      throw answered(e);
    } catch (TimeoutException e) {
      throw connection.host().doesNotAnswer(e, unanswered);
    }
  }

  private StepFailedException answered(ExecutionException fault) {
    return switch (fault.getCause()) {
      case DockerException said -> throw said;
      case StepFailedException own -> own;
      case null, default -> connection.host().doesNotAnswer(fault, unanswered);
    };
  }
}
