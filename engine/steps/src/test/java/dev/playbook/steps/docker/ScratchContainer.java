package dev.playbook.steps.docker;

import dev.playbook.fixtures.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A container of its own for one test, removed afterwards; made and looked at by the CLI. */
public final class ScratchContainer implements AutoCloseable {
  private static final String IMAGE = "debian:trixie-slim";
  private final String name = "pbscratch-" + UUID.randomUUID().toString().substring(0, 12);

  private ScratchContainer() {}

  /** Runs a container that does nothing for an hour. */
  public static ScratchContainer idle(String... options) {
    return running(List.of(options), "sleep", "3600");
  }

  public static ScratchContainer running(List<String> options, String... command) {
    dockerOrSkip();
    var container = new ScratchContainer();
    List<String> arguments = new ArrayList<>(List.of("run", "-d", "--init"));
    arguments.addAll(List.of("--name", container.name));
    arguments.addAll(options);
    arguments.add(IMAGE);
    arguments.addAll(List.of(command));
    docker(arguments.toArray(String[]::new));
    return container;
  }

  /** Runs one that ends with code 4 again and again, and returns while the engine holds it back. */
  public static ScratchContainer endingAgainAndAgain() {
    var container = running(List.of("--restart", "always"), "sh", "-c", "sleep 0.1; exit 4");
    // The fifth time, the engine waits for more than a second.
    container.await("{{.State.Status}}{{ge .RestartCount 5}}", "restartingtrue");
    return container;
  }

  public String name() {
    return name;
  }

  /** Runs a script in it and returns what it prints. */
  public String sh(String script) {
    return docker("exec", name, "sh", "-c", script);
  }

  /** Returns its state as the engine calls it. */
  public String status() {
    return docker("inspect", "-f", "{{.State.Status}}", name);
  }

  public Instant startedAt() {
    return Instant.parse(docker("inspect", "-f", "{{.State.StartedAt}}", name));
  }

  /** Waits until it has this state, at most some seconds. */
  public void await(String status) {
    await("{{.State.Status}}", status);
  }

  private void await(String format, String wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!docker("inspect", "-f", format, name).equals(wanted) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  public static String docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    boolean interrupted = Thread.interrupted();
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + " failed: " + output);
      }
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the test here when there is no engine, loudly; fails where one is promised. */
  public static void dockerOrSkip() {
    try {
      docker("image", "inspect", IMAGE);
    } catch (AssertionError | UncheckedIOException missing) {
      throw Needs.missing("THERE IS NO DOCKER WITH THE IMAGE " + IMAGE + ": " + missing);
    }
  }

  @Override
  public void close() {
    docker("rm", "-f", name);
  }
}
