package dev.playbook.steps.process;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.containment.Containment;
import dev.playbook.steps.process.containment.Level;
import dev.playbook.steps.process.containment.Living;
import dev.playbook.steps.process.containment.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Runs a command that does a step's work: under a shim, contained, with its output in files of the
 * step's directory. It ends with the command, or with the command stopped and nothing of it left.
 */
public final class Execution {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration LEFTOVER_PATIENCE = Duration.ofMillis(500);

  private final Command command;
  private final Rules rules;
  private final StepContext context;
  private final Shim shim;
  private final Containment containment;
  private final Process process;
  private final Tails tails;
  private final Mark mark;
  private final long start = System.nanoTime();
  private final AtomicBoolean isCancelled = new AtomicBoolean();

  private Execution(
      Command command,
      Rules rules,
      StepContext context,
      Shim shim,
      Containment containment,
      Process process,
      Tails tails) {
    this.command = command;
    this.rules = rules;
    this.context = context;
    this.shim = shim;
    this.containment = containment;
    this.process = process;
    this.tails = tails;
    this.mark = Mark.ofStarted(context.token(), process);
  }

  /**
   * Runs the command and waits for it, also when its exit code is not 0.
   *
   * @throws StepFailedException when it was not started ({@code NOT_STARTED}); when the time is up
   *     or the run was stopped and it is proven that all its processes are gone, or when it left
   *     processes behind ({@code FAILED}); when the end of it cannot be known ({@code UNKNOWN})
   */
  public static Ended run(Command command, Rules rules, StepContext context)
      throws StepFailedException {
    return run(command, rules, context, token -> Level.openBest(token, rules.mayBeIsolated()));
  }

  static Ended run(
      Command command, Rules rules, StepContext context, Function<String, Containment> level)
      throws StepFailedException {
    Path program = Program.find(command);
    try (Containment containment = level.apply(context.token())) {
      Shim shim = Shim.below(context.directory(), context.token(), command.output());
      shim.heldBy(containment);
      try (Tails tails = Tails.make(shim, command, context)) {
        List<String> arguments = command.argv().subList(1, command.argv().size());
        ProcessBuilder builder =
            Launch.prepare(command, shim.argv(program, arguments, containment), context.token());
        tails.connect(builder);
        Process process =
            command.input().isPresent()
                ? Launch.startReading(builder, command, shim)
                : Launch.start(builder, command);
        return new Execution(command, rules, context, shim, containment, process, tails).watch();
      }
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "the files of " + Phrases.program(command) + " cannot be made: " + e.getMessage(),
          "look whether the disk is full and who may write there",
          e);
    }
  }

  private Ended watch() throws StepFailedException {
    context.onCancel(() -> isCancelled.set(true));
    try {
      while (!process.waitFor(LOOK) && shim.exitCode().isEmpty()) {
        tails.drain();
        if (isCancelled.get()) {
          throw stopped();
        }
      }
    } catch (InterruptedException stop) {
      throw stopped();
    }
    return ended();
  }

  private StepFailedException stopped() {
    Duration after = elapsed();
    boolean isTimeout = context.remaining().compareTo(LOOK) < 0;
    Ending ending = new Ending(containment.level(), containment.end(rules.grace(), mark));
    tails.finish();
    if (ending.isCertain()) {
      tails.forget();
    } else {
      shim.doubt();
    }
    Thread.currentThread().interrupt();
    return ending.told(
        "%s after %s: %s"
            .formatted(
                isTimeout ? "timed out" : "stopped", Phrases.time(after), Phrases.program(command)),
        lastLines(),
        isTimeout ? Ending.OUT_OF_TIME : "");
  }

  private Ended ended() throws StepFailedException {
    Duration duration = elapsed();
    tails.finish();
    if (!shim.hasBegun()) {
      throw StepFailedException.notStarted(
          Phrases.program(command) + " was not started: it cannot be contained" + lastLines(),
          containment
              .door()
              .map(door -> "look at who may write to " + door)
              .orElse("`playbook doctor` says what holds processes together here"),
          null);
    }
    int exitCode = shim.exitCode().orElseThrow(this::unseen);
    tails.forget();
    boolean isEmpty = containment.isEmptyWithin(LEFTOVER_PATIENCE, mark);
    if (!isEmpty && rules.leftover() != Leftover.KEEP) {
      endLeftover(exitCode);
    }
    return tails.ended(exitCode, duration);
  }

  private void endLeftover(int exitCode) throws StepFailedException {
    String names = Ending.named(containment.members(mark));
    new Ending(containment.level(), containment.end(rules.grace(), mark))
        .refuseLeftover(names, rules.leftover(), exitCode);
  }

  private StepFailedException unseen() {
    List<Living> left = containment.end(rules.grace(), mark);
    return StepFailedException.unknown(
        "nobody saw how %s ended: the shell that watched it was killed%s%s"
            .formatted(
                Phrases.program(command),
                left.isEmpty() ? "" : ", and this still lives: " + Ending.named(left),
                lastLines()),
        "look at what the command changed, and whether memory ran out",
        null);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String lastLines() {
    return Phrases.block(tails.lastLines());
  }
}
