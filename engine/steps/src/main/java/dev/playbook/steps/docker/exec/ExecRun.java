package dev.playbook.steps.docker.exec;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.Undisturbed;
import dev.playbook.steps.docker.process.Exec;
import dev.playbook.steps.docker.process.ExecRequest;
import dev.playbook.steps.docker.process.ExecStream;
import dev.playbook.steps.docker.process.Stop;
import dev.playbook.steps.file.FileBeside;
import dev.playbook.steps.process.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/** One run of a command in a container, from the look at the container to the exit code. */
final class ExecRun {
  private static final Duration SLACK = Duration.ofMillis(100);

  private static final int KILLED = 137;
  private static final Duration ENDING = Duration.ofSeconds(1);
  private static final Duration RESTARTING = Duration.ofMillis(1500);
  private static final Duration POLL = Duration.ofMillis(100);

  private final DockerExecStep step;
  private final StepContext context;
  private final ExecOutput output;
  private final long begin = System.nanoTime();

  ExecRun(DockerExecStep step, StepContext context) {
    this.step = step;
    this.context = context;
    this.output = new ExecOutput(context);
  }

  StepResult run() throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    Container container = docker.container(step.container());
    try (InputStream input = input()) {
      if (step.outputFile().isEmpty()) {
        return ended(docker, container, exitCode(docker, container, input));
      }
      return runInto(docker, container, input, step.outputFile().get());
    } catch (IOException closing) {
      throw new StepFailedException("`stdin` cannot be closed", "look at the file");
    }
  }

  private StepResult runInto(Docker docker, Container container, InputStream input, String name)
      throws StepFailedException, InterruptedException {
    try (FileBeside file = FileBeside.of(context.workDirectory().resolve(name));
        OutputStream stream = stream(file.path())) {
      output.divert(stream);
      StepResult result = ended(docker, container, exitCode(docker, container, input));
      file.keep();
      return result;
    } catch (IOException closing) {
      throw new StepFailedException(
          "the output could not be written: " + closing.getMessage(),
          "look whether the disk is full");
    }
  }

  private static OutputStream stream(Path file) throws StepFailedException {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "the output cannot be written: " + e.getMessage(), "look at the disk", e);
    }
  }

  private int exitCode(Docker docker, Container container, InputStream input)
      throws StepFailedException, InterruptedException {
    Exec exec = Exec.create(docker, container, request());
    try {
      return exitCode(docker, exec, input);
    } catch (InterruptedException | TimeoutException over) {
      throw Undisturbed.call(() -> stopped(docker, exec));
    }
  }

  private int exitCode(Docker docker, Exec exec, InputStream input)
      throws StepFailedException, InterruptedException, TimeoutException {
    try (ExecStream stream = exec.start()) {
      if (step.input().isPresent()) {
        stream.feed(input);
      }
      listen(docker.afterwards(), exec.container(), stream);
      if (stream.inputFault().isPresent()) {
        throw unknown("`stdin` broke off, it has read only a part");
      }
      return exitCode(docker.afterwards(), exec);
    } catch (StepFailedException unanswered) {
      if (timeIsUp()) {
        throw new TimeoutException();
      }
      throw unanswered;
    }
  }

  private int exitCode(Docker docker, Exec exec) throws StepFailedException, InterruptedException {
    OptionalInt soon = exec.exitCode(docker, ENDING);
    if (soon.isPresent()) {
      return soon.getAsInt();
    }
    if (step.outputFile().isPresent()) {
      output.breakOff(new IOException("the stream ended before the command"));
    }
    return exec.exitCode(docker, context.remaining())
        .orElseThrow(() -> unknown("Docker does not know how it ended"));
  }

  /** An end of the stream is no success, and neither is its breaking off: the exit code decides. */
  private void listen(Docker docker, Container container, ExecStream stream)
      throws StepFailedException, InterruptedException {
    var copying =
        new FutureTask<>(
            () -> {
              stream.copyTo(output);
              return true;
            });
    Thread.ofVirtual().name("docker-exec-output").start(copying);
    try {
      docker.whileItRuns(container, () -> heardOut(copying));
    } finally {
      output.finish();
    }
  }

  private boolean heardOut(Future<Boolean> copying) throws InterruptedException {
    try {
      return copying.get();
    } catch (ExecutionException brokenOff) {
      output.breakOff(brokenOff.getCause());
      return false;
    }
  }

  private StepResult ended(Docker docker, Container container, int code)
      throws StepFailedException, InterruptedException {
    if (output.fault().isPresent()) {
      throw new StepFailedException(
          "%s ended with %s, but its output was lost: %s"
              .formatted(step.title(), ExitCode.explain(code), output.fault().get()),
          "look whether the disk is full, and whether the command did its work");
    }
    if (step.exitCodes().contains(code)) {
      return new StepResult(true, List.of(), output.values(code));
    }
    Optional<String> refusal = output.refusal(code);
    if (refusal.isPresent()) {
      throw StepFailedException.notStarted(
          "%s could not be started: %s".formatted(step.title(), refusal.get()),
          "look whether the image has the program, the user and the working directory",
          null);
    }
    throw failed(docker, container, code);
  }

  private StepFailedException failed(Docker docker, Container container, int code)
      throws StepFailedException, InterruptedException {
    if (code == KILLED && hasLost(docker.afterwards(), container)) {
      return unknown(
          "container `%s` was stopped or restarted under it".formatted(container.name()));
    }
    return new StepFailedException(
        Certainty.FAILED,
        "%s ended with %s%s".formatted(step.title(), ExitCode.explain(code), output.lastLines()),
        "look at its output above; `docker logs " + container.name() + "` may tell more",
        null,
        output.known(code));
  }

  /** Looks for a moment: a container that is being restarted kills first and stops afterwards. */
  private static boolean hasLost(Docker docker, Container container)
      throws StepFailedException, InterruptedException {
    long end = System.nanoTime() + RESTARTING.toNanos();
    while (System.nanoTime() - end < 0) {
      if (docker.hasEnded(container)) {
        return true;
      }
      Thread.sleep(POLL);
    }
    return false;
  }

  private StepFailedException stopped(Docker docker, Exec exec) throws InterruptedException {
    String when = (timeIsUp() ? "timed out" : "stopped") + " after " + seconds();
    try {
      Stop.Result result = Stop.of(docker, exec, context.token());
      return result.gone()
          ? new StepFailedException(
              "%s: %s; %s".formatted(when, step.title(), result.text()),
              "give it a longer `timeout`, or look why it takes so long")
          : unknown(when + ", and nobody can say that it ended: " + result.text());
    } catch (StepFailedException unseen) {
      return unknown(when + ", and nobody can say that it ended: " + unseen.getMessage());
    }
  }

  private StepFailedException unknown(String why) {
    return StepFailedException.unknown(
        "%s: %s".formatted(step.title(), why),
        "look with `docker top "
            + step.container()
            + "` whether it runs, and whether it did its work",
        null);
  }

  private ExecRequest request() {
    return new ExecRequest(
        step.command(),
        step.environment().revealed(context.token()),
        step.user(),
        step.directory(),
        step.input().isPresent());
  }

  private InputStream input() throws StepFailedException {
    try {
      return step.input().isPresent()
          ? step.input().get().open(context.workDirectory())
          : InputStream.nullInputStream();
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`stdin` cannot be read: " + e.getMessage(), "correct the path", e);
    }
  }

  private boolean timeIsUp() {
    return context.remaining().compareTo(SLACK) < 0;
  }

  private String seconds() {
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    return millis < 10_000
        ? "%d.%ds".formatted(millis / 1000, millis / 100 % 10)
        : millis / 1000 + "s";
  }
}
