package dev.playbook.steps.process;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.containment.Level;
import dev.playbook.steps.process.containment.Living;
import dev.playbook.steps.process.containment.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Asks a program that only looks, and takes its whole answer into memory. For work that changes
 * something there is {@link Execution}.
 */
public final class Query {
  private static final int LARGEST = 64 << 20;
  private static final Duration GRACE = Duration.ofMillis(200);

  private Query() {}

  /**
   * What the program answered.
   *
   * @param exitCode its exit code
   * @param raw its standard output, a character for a byte
   * @param error its standard error as text
   */
  public record Answer(int exitCode, String raw, String error) {
    /** Returns the standard output as text, without the line end at its end. */
    public String text() {
      return Query.text(bytes()).stripTrailing();
    }

    /** Returns the standard output as it is. */
    public byte[] bytes() {
      return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns whether the program said yes. */
    public boolean isYes() {
      return exitCode == 0;
    }
  }

  /**
   * Runs the command to its end; any exit code is an answer.
   *
   * @throws StepFailedException when it cannot be started, answers too much, or the time is up
   */
  public static Answer ask(Command command, ActivityContext context)
      throws StepFailedException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("setsid", Program.find(command).toString()));
    argv.addAll(command.argv().subList(1, command.argv().size()));
    ProcessBuilder builder = Launch.prepare(command, argv, context.token());
    if (command.input().isPresent()) {
      builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    }
    Process process = Launch.start(builder, command);
    Mark mark = Mark.ofStarted(context.token(), process);
    try {
      return answer(command, process);
    } catch (InterruptedException stop) {
      throw stopped(command, mark, context);
    }
  }

  private static Answer answer(Command command, Process process)
      throws StepFailedException, InterruptedException {
    FutureTask<byte[]> output = reading(process.getInputStream());
    FutureTask<byte[]> error = reading(process.getErrorStream());
    command.input().ifPresent(input -> write(process.getOutputStream(), Command.plain(input)));
    try {
      byte[] bytes = output.get();
      if (bytes.length == LARGEST) {
        process.destroyForcibly();
        throw new StepFailedException(
            Phrases.program(command) + " answers more than 64 MiB", "ask for less");
      }
      return new Answer(
          process.waitFor(),
          new String(bytes, StandardCharsets.ISO_8859_1),
          text(error.get()).strip());
    } catch (ExecutionException e) {
      throw new StepFailedException(
          StepFailedException.Certainty.FAILED,
          "the answer of " + Phrases.program(command) + " cannot be read",
          "",
          e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static FutureTask<byte[]> reading(InputStream stream) {
    FutureTask<byte[]> task = new FutureTask<>(() -> stream.readNBytes(LARGEST));
    Thread.ofVirtual().start(task);
    return task;
  }

  private static void write(OutputStream stream, String text) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (stream) {
                stream.write(text.getBytes(StandardCharsets.UTF_8));
              } catch (IOException notRead) {
                // The program ended without reading it all; its exit code tells why.
              }
            });
  }

  private static StepFailedException stopped(Command command, Mark mark, ActivityContext context) {
    List<Living> left = Level.SESSION.open(mark.token()).orElseThrow().end(GRACE, mark);
    Thread.currentThread().interrupt();
    String program = Phrases.program(command);
    String what = context.remaining().isZero() ? "timed out: " : "stopped: ";
    return left.isEmpty()
        ? new StepFailedException(
            what + program + " did not answer and was ended", "find out what it waits for")
        : StepFailedException.unknown(
            what + program + " did not answer and cannot be ended: " + left,
            "end it by hand",
            null);
  }
}
