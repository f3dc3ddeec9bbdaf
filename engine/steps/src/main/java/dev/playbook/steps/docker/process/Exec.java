package dev.playbook.steps.docker.process;

import static java.util.Objects.requireNonNullElse;

import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One command in a container, from its creation to its exit code. */
public final class Exec {
  private static final Duration POLL = Duration.ofMillis(20);

  private final Docker docker;
  private final Container container;
  private final ExecRequest request;
  private final String id;

  private Exec(Docker docker, Container container, ExecRequest request, String id) {
    this.docker = docker;
    this.container = container;
    this.request = request;
    this.id = id;
  }

  /**
   * Announces the command; it does not run yet.
   *
   * @throws StepFailedException with certainty {@code NOT_STARTED}
   */
  public static Exec create(Docker docker, Container container, ExecRequest request)
      throws StepFailedException, InterruptedException {
    try {
      String id =
          docker.call(api -> filled(api.execCreateCmd(container.id()), request).exec().getId());
      return new Exec(docker, container, request, id);
    } catch (ConflictException | NotFoundException said) {
      throw StepFailedException.notStarted(
          "container `%s` cannot run a command: %s"
              .formatted(container.name(), Docker.answer(said)),
          "look with `docker ps -a --filter name=" + container.name() + "`",
          said);
    } catch (DockerException said) {
      throw StepFailedException.notStarted(
          "Docker refused the command for container `%s`: %s"
              .formatted(container.name(), Docker.answer(said)),
          "correct the step, or look with `docker inspect " + container.name() + "`",
          said);
    }
  }

  /** Starts it and opens the stream of its output. */
  public ExecStream start() throws StepFailedException, InterruptedException {
    Docker starting = docker.afterwards();
    return starting.whileItRuns(container, () -> ExecStream.start(starting, id));
  }

  /**
   * Asks how it is.
   *
   * @return empty when the engine has forgotten it, as after a restart of the engine
   */
  public Optional<ExecState> state(Docker asking) throws StepFailedException, InterruptedException {
    try {
      var said = asking.call(api -> api.inspectExecCmd(id).exec());
      return Optional.of(
          new ExecState(
              Boolean.TRUE.equals(said.isRunning()),
              optional(said.getExitCodeLong()),
              requireNonNullElse(said.getPidLong(), 0L)));
    } catch (DockerException gone) {
      return Optional.empty();
    }
  }

  /**
   * Waits until the engine says that it has ended, and how.
   *
   * @return empty when it still runs after that time, or when the engine has forgotten it
   * @throws StepFailedException when the container has ended, and the engine does not say more
   */
  public OptionalInt exitCode(Docker asking, Duration limit)
      throws StepFailedException, InterruptedException {
    return asking.whileItRuns(container, () -> awaitExitCode(asking, limit));
  }

  private OptionalInt awaitExitCode(Docker asking, Duration limit)
      throws StepFailedException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<ExecState> state = state(asking);
      if (state.isEmpty() || state.get().ended() || System.nanoTime() - end > 0) {
        return state.filter(ExecState::ended).map(ExecState::exitCode).orElse(OptionalInt.empty());
      }
      Thread.sleep(POLL);
    }
  }

  /** Returns the container in which it runs. */
  public Container container() {
    return container;
  }

  /** Returns what was asked for. */
  ExecRequest request() {
    return request;
  }

  private static ExecCreateCmd filled(ExecCreateCmd command, ExecRequest request) {
    command
        .withCmd(request.command().toArray(String[]::new))
        .withEnv(request.environment())
        .withAttachStdin(request.input())
        .withAttachStdout(true)
        .withAttachStderr(true);
    request.user().ifPresent(command::withUser);
    request.directory().ifPresent(command::withWorkingDir);
    return command;
  }

  private static OptionalInt optional(@Nullable Long exitCode) {
    return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode.intValue());
  }
}
