package dev.playbook.steps.process;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.containment.Living;
import dev.playbook.steps.process.containment.Survivors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a command whose engine died: its shim lives on, waits for it and writes down how
 * it ended. While it still works it is waited for, and it is ended when its time is up.
 */
public final class Aftermath {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Shim shim;
  private final Rules rules;
  private final StepContext context;
  private final Survivors survivors;

  private Aftermath(Shim shim, Rules rules, StepContext context, Survivors survivors) {
    this.shim = shim;
    this.rules = rules;
    this.context = context;
    this.survivors = survivors;
  }

  /**
   * How it ended.
   *
   * @param output the file that took its standard output, when it was none of the step's own
   * @param isTold whether what it wrote is still there; else all outputs are empty
   */
  public record Found(Ended ended, Optional<Path> output, boolean isTold) {}

  /**
   * Returns how the command of an attempt ended by itself.
   *
   * @param startedAt when the attempt began
   * @throws StepFailedException when it was never begun ({@code NOT_STARTED}); when its time was up
   *     and nothing of it is left ({@code FAILED}); when nobody saw its end ({@code UNKNOWN})
   * @throws InterruptedException when the operator does not want to wait; the command goes on
   */
  public static Found of(Instant startedAt, Rules rules, StepContext context)
      throws StepFailedException, InterruptedException {
    Optional<Shim> shim = Shim.of(context.directory(), context.token());
    String begun = shim.map(Shim::begun).orElse("");
    boolean isGone =
        shim.map(it -> it.isOfEarlierBoot(startedAt))
            .orElseGet(() -> Survivors.hasRestartedSince(startedAt));
    String held = shim.map(Shim::containment).orElse("");
    Survivors survivors = Survivors.of(context.token(), begun, isGone, held);
    if (begun.isEmpty()) {
      throw unbegun(survivors);
    }
    return new Aftermath(shim.orElseThrow(), rules, context, survivors).found(startedAt);
  }

  /** What is not on this disk after a restart of the machine may have been there before. */
  private static StepFailedException unbegun(Survivors survivors) {
    if (survivors.mark().isEmpty()) {
      return StepFailedException.unknown(
          "the machine was started again since, and nothing tells whether the command was begun",
          "",
          null);
    }
    List<Living> living = survivors.living();
    return living.isEmpty()
        ? StepFailedException.notStarted("its engine died before the command was begun", "", null)
        : StepFailedException.unknown("it has just been begun: " + Ending.named(living), "", null);
  }

  private Found found(Instant startedAt) throws StepFailedException, InterruptedException {
    while (shim.exitCode().isEmpty() && !survivors.living().isEmpty()) {
      await();
    }
    if (shim.isDoubted() && survivors.containment().level().proof().isEmpty()) {
      throw doubted();
    }
    int code = shim.exitCode().orElseThrow(this::unseen);
    endLeftover();
    Duration duration = since(startedAt);
    try (Tails tails = new Tails(shim, shim.output(), context)) {
      tails.finish();
      tails.forget();
      return new Found(tails.ended(code, duration), shim.output(), true);
    } catch (IOException forgotten) {
      Ended ended = new Ended(code, "", "", true, List.of(), duration);
      return new Found(ended, shim.output(), false);
    }
  }

  /** By the wall clock, the only one that outlives an engine; it may have been set back. */
  private static Duration since(Instant startedAt) {
    Duration since = Duration.between(startedAt, Instant.now());
    return since.isNegative() ? Duration.ZERO : since;
  }

  private void await() throws StepFailedException, InterruptedException {
    if (context.remaining().compareTo(LOOK) < 0) {
      Ending ending = new Ending(survivors.containment().level(), survivors.end(rules.grace()));
      if (!ending.isCertain()) {
        shim.doubt();
      }
      throw ending.told("timed out while nobody watched it: it", "", "");
    }
    Thread.sleep(LOOK);
  }

  private void endLeftover() throws StepFailedException {
    if (rules.leftover() != Leftover.KEEP && !survivors.living().isEmpty()) {
      List<Living> left = survivors.end(rules.grace());
      if (!left.isEmpty()) {
        throw StepFailedException.unknown(
            "the command ended and left behind what cannot be ended: " + Ending.named(left),
            "",
            null);
      }
    }
  }

  private static StepFailedException doubted() {
    return StepFailedException.unknown(
        "it was ended before its time, and nothing proves that nothing of it is left",
        "look at what the command changed, and whether anything of it goes on",
        null);
  }

  private StepFailedException unseen() {
    return StepFailedException.unknown(
        "its engine died, and nobody saw how the command ended: the shell that watched it is gone,"
            + " too",
        "look at what the command changed",
        null);
  }
}
