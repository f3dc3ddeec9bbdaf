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
  private final Tail error;
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

  /** Reads the files once more that another engine made, from the beginning. */
  Tails(Shim shim, Optional<Path> elsewhere, StepContext context) throws IOException {
    this.context = context;
    this.outputFile = elsewhere.orElse(shim.file("stdout"));
    this.errorFile = shim.file("stderr");
    this.error = new Tail(errorFile, this::show);
    this.output =
        elsewhere.isPresent() ? Optional.empty() : Optional.of(new Tail(outputFile, this::show));
  }

  void connect(ProcessBuilder builder) {
    builder
        .redirectOutput(Redirect.appendTo(outputFile.toFile()))
        .redirectError(Redirect.appendTo(errorFile.toFile()));
  }

  void drain() {
    output.ifPresent(Tail::drain);
    error.drain();
  }

  void finish() {
    output.ifPresent(Tail::finish);
    error.finish();
  }

  /**
   * Removes the raw files: they may hold secrets, and the engine's masked log has the lines. After
   * an unknown end they stay, for a person to read.
   */
  void forget() {
    delete(errorFile);
    if (output.isPresent()) {
      delete(outputFile);
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
        error.output().text(),
        output.map(tail -> tail.output().isCut()).orElse(false),
        lastLines(),
        duration);
  }

  @Override
  public void close() {
    output.ifPresent(Tail::close);
    error.close();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // The directory is for its owner alone, and the command has ended: no reason to fail.
    }
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
