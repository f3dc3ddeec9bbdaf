package dev.playbook.steps.process;

import dev.playbook.spi.StepContext;
import dev.playbook.steps.process.output.Tail;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The two outputs of a command, as files that are read while they grow. */
final class Tails implements Closeable {
  private static final int LAST_LINES = 10;

  private final Path outputFile;
  private final Path errorFile;
  private final Optional<Tail> output;
  private final Optional<Tail> error;
  private final StepContext context;
  private final Deque<String> last = new ArrayDeque<>();

  /** Makes the files; a standard output that the command keeps in a file of its own is not read. */
  static Tails make(Shim shim, Command command, StepContext context) throws IOException {
    Files.createFile(shim.file("stderr"));
    if (command.output().isEmpty()) {
      Files.createFile(shim.file("stdout"));
    }
    return new Tails(shim, command.output(), context);
  }

  /**
   * Reads the files from the beginning; nothing of those that an engine has removed.
   *
   * @param elsewhere where the standard output goes when it is not read
   */
  Tails(Shim shim, Optional<Path> elsewhere, StepContext context) throws IOException {
    this.context = context;
    this.outputFile = elsewhere.orElse(shim.file("stdout"));
    this.errorFile = shim.file("stderr");
    this.error = open(errorFile);
    this.output = elsewhere.isPresent() ? Optional.empty() : open(outputFile);
  }

  private Optional<Tail> open(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(new Tail(file, this::show)) : Optional.empty();
  }

  /** Returns whether the files were there to read. */
  boolean areThere() {
    return error.isPresent();
  }

  void connect(ProcessBuilder builder) {
    builder
        .redirectOutput(Redirect.appendTo(outputFile.toFile()))
        .redirectError(Redirect.appendTo(errorFile.toFile()));
  }

  void drain() {
    output.ifPresent(Tail::drain);
    error.ifPresent(Tail::drain);
  }

  void finish() {
    output.ifPresent(Tail::finish);
    error.ifPresent(Tail::finish);
  }

  /**
   * Removes the raw files: they may hold secrets, and the engine's masked log has the lines. After
   * an unknown end they stay, for a person to read.
   */
  void forget() {
    Shim.forget(errorFile);
    if (output.isPresent()) {
      Shim.forget(outputFile);
    }
  }

  /** Returns the last lines of both. */
  List<String> lastLines() {
    return List.copyOf(last);
  }

  Ended ended(int exitCode, Duration duration) {
    return new Ended(
        exitCode,
        output.map(tail -> tail.output().text()).orElse(""),
        error.map(tail -> tail.output().text()).orElse(""),
        output.map(tail -> tail.output().isCut()).orElse(!areThere()),
        lastLines(),
        duration);
  }

  @Override
  public void close() {
    output.ifPresent(Tail::close);
    error.ifPresent(Tail::close);
  }

  private void show(String line) {
    context.output(line);
    if (!line.isBlank()) {
      last.addLast(line);
    }
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
  }
}
