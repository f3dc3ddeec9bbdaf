package dev.playbook.faults;

import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The engine as its launcher starts it, with the cache that makes it start fast, but without the
 * launcher's shell, which would be the first to meet every fault.
 */
final class Launcher {
  private static final Path PLAYBOOK = RealStack.root().resolve("playbook");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("JAVA_HOME", System.getProperty("java.home"), "PLAYBOOK_BUILD", "never");

  /** Signals are not ignored, also where these tests were started in the background. */
  private static final List<String> AS_BY_HAND = List.of("env", "--default-signal");

  private static final String NO_COMMAND = "--version";
  private static final long PATIENCE_IN_MINUTES = 2;

  private static final List<String> JAVA = java();

  private Launcher() {}

  /** How a command ended. */
  record Exit(int code, String out, String err) {

    /** Returns everything that it said. */
    String all() {
      return out + err;
    }
  }

  /** Runs a command to its end; its outputs go into the folder where it stands. */
  static Exit run(Path directory, List<String> before, String... words) throws Exception {
    return exit(directory, start(directory, before, words));
  }

  /**
   * Starts a command.
   *
   * @param directory where it stands, and where its outputs go
   * @param before words that stand before the launcher, for example those of strace
   */
  static Process start(Path directory, List<String> before, String... words) throws IOException {
    return process(directory, before, words)
        .redirectOutput(directory.resolve("engine.out").toFile())
        .redirectError(directory.resolve("engine.err").toFile())
        .start();
  }

  /** Starts a command by the launcher's script, on a terminal of its own. */
  static Process startOnTerminal(Path directory, String... words) throws IOException {
    String command = PLAYBOOK + " '" + String.join("' '", words) + "'";
    List<String> terminal = new ArrayList<>(AS_BY_HAND);
    terminal.addAll(List.of("script", "-qec", command, "/dev/null"));
    ProcessBuilder builder = new ProcessBuilder(terminal);
    builder.environment().putAll(ENVIRONMENT);
    return builder
        .directory(directory.toFile())
        .redirectOutput(directory.resolve("engine.out").toFile())
        .redirectError(directory.resolve("engine.err").toFile())
        .start();
  }

  /** Returns how a command ended that was started there. */
  static Exit exit(Path directory, Process process) throws Exception {
    if (!process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("does not end: " + process.info().commandLine());
    }
    return new Exit(
        process.exitValue(),
        Files.readString(directory.resolve("engine.out")),
        Files.readString(directory.resolve("engine.err")));
  }

  /** Returns a command that is not started yet. */
  static ProcessBuilder process(Path directory, List<String> before, String... words) {
    List<String> command = new ArrayList<>(AS_BY_HAND);
    command.addAll(before);
    command.addAll(JAVA);
    command.addAll(List.of(words));
    return new ProcessBuilder(command).directory(directory.toFile());
  }

  /** Returns words and more words. */
  static String[] words(List<String> first, String... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
  }

  /** Asks the launcher for its words, when it has made the cache. */
  private static List<String> java() {
    try {
      launcher("PLAYBOOK_AOT", "wait").redirectOutput(Redirect.DISCARD).start().waitFor();
      Process command = launcher("PLAYBOOK_PRINT", "command").start();
      List<String> words = command.inputReader().readAllLines();
      return words.subList(0, words.indexOf(NO_COMMAND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static ProcessBuilder launcher(String variable, String value) {
    ProcessBuilder builder = new ProcessBuilder(PLAYBOOK.toString(), NO_COMMAND);
    builder.redirectError(Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.endsWith("JAVA_OPTIONS"));
    environment.putAll(ENVIRONMENT);
    environment.put(variable, value);
    return builder;
  }
}
