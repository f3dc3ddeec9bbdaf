package dev.playbook.cli;

import dev.playbook.cli.output.Console;
import dev.playbook.core.journal.History;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.StateDirectory;
import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An operator without a terminal: a folder with playbooks, a folder for runs, and the commands. */
public final class Cli {
  /** What every playbook begins with. */
  public static final String HEAD =
      """
      schemaVersion: 1
      id: p
      name: P
      class: quick
      """;

  private final Path directory;

  public Cli(Path directory) {
    this.directory = directory;
  }

  /** What a command printed and how it ended. */
  public record Result(int code, String out, String err) {
    public String all() {
      return out + err;
    }
  }

  /** Writes a playbook, or another file, and returns its path. */
  public Path write(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a playbook out of its steps and checks, and returns its path. */
  public Path playbook(String body) {
    return write("p.yml", HEAD + body);
  }

  /** Writes the target {@code t}, which works in this folder, and returns its path. */
  public Path target(String rest) {
    return write("targets/t.yml", "schemaVersion: 1\nkind: target\nid: t\nworkdir: ..\n" + rest);
  }

  /** Runs a command that keeps nothing. */
  public static Result call(String... words) {
    return call(new Console.Terminal(false, false, false, 0), words);
  }

  /** Runs a command that keeps nothing on a terminal. */
  public static Result terminal(String... words) {
    return call(new Console.Terminal(true, true, true, 100), words);
  }

  private static Result call(Console.Terminal terminal, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            terminal,
            "never",
            Map.of());
    int code = Main.run(words, console);
    return new Result(code, out.toString(), err.toString());
  }

  /**
   * A signal that means what Ctrl-C means; that one is ignored in what a shell runs beside itself.
   */
  static void interrupt() throws IOException {
    long self = ProcessHandle.current().pid();
    new ProcessBuilder("kill", "-TERM", Long.toString(self)).start().onExit().join();
  }

  /** Runs a command with this operator's folder for runs. */
  public Result stateful(String... words) {
    return call(withState(words));
  }

  /** Runs a command on a terminal, with this operator's folder for runs. */
  public Result onTerminal(String... words) {
    return terminal(withState(words));
  }

  /** Returns the words of a command with this operator's folder for runs. */
  public String[] withState(String... words) {
    return words(List.of(words), "--state-dir", state().toString());
  }

  /** Plans a playbook out of its steps and checks, and returns what is shown. */
  public String plan(String body) {
    return stateful("plan", playbook(body).toString()).out();
  }

  /** Runs a playbook without a question. */
  public Result run(Path playbook, String... more) {
    return stateful(words(List.of("run", playbook.toString(), "--yes"), more));
  }

  /** Returns the words of a command and more of them. */
  public static String[] words(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
  }

  public Path state() {
    return directory.resolve("state");
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  /** What a file of the operator's folder holds; nothing when there is none. */
  public String read(String name) {
    try {
      return Files.exists(file(name)) ? Files.readString(file(name)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RecordedRun lastRun() {
    try {
      return new History(new StateDirectory(state())).find("last").orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kinds of the last run's events, in order. */
  List<String> events() {
    return lastRun().events().stream().map(RunEvent::getClass).map(Class::getSimpleName).toList();
  }

  /** Every file below the folder for runs, as text. */
  public String everythingKept() {
    try (Stream<Path> files = Files.walk(state())) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
