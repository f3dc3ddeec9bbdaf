package dev.playbook.steps.process;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.process.containment.Survivors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a command whose engine died: its shim lives on, waits for it and writes down how
 * it ended. While it still works it is waited for, and it is ended when its time is up.
 */
public final class Aftermath {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration LEFTOVER_PATIENCE = Duration.ofMillis(500);

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
   *     and it is proven that nothing of it is left, or when it left processes behind ({@code
   *     FAILED}); when its end cannot be known ({@code UNKNOWN})
   * @throws InterruptedException when the operator does not want to wait; the command goes on
   */
  public static Found of(Instant startedAt, Rules rules, StepContext context)
      throws StepFailedException, InterruptedException {
    Optional<Shim> shim = Shim.of(context.directory(), context.token());
    shim.ifPresent(Shim::forgetInput);
    String begun = shim.map(Shim::begun).orElse("");
    boolean isGone =
        shim.map(it -> it.isOfEarlierBoot(startedAt))
            .orElseGet(() -> Survivors.hasRestartedSince(startedAt));
    String held = shim.map(Shim::containment).orElse("");
    Survivors survivors = Survivors.of(context.token(), begun, isGone, held);
    if (begun.isEmpty()) {
      throw unbegun(shim, survivors);
    }
    return new Aftermath(shim.orElseThrow(), rules, context, survivors).found(startedAt);
  }

  /** What is not on this disk after a restart of the machine may have been there before. */
  private static StepFailedException unbegun(Optional<Shim> shim, Survivors survivors) {
    if (survivors.mark().isEmpty()) {
      return StepFailedException.unknown(
          "the machine was started again since, and nothing tells whether the command was begun",
          "look at what the command changes",
          null);
    }
    boolean isUnborn = survivors.living().isEmpty() && shim.filter(Shim::hasBegun).isEmpty();
    return isUnborn
        ? StepFailedException.notStarted("its engine died before the command was begun", "", null)
        : StepFailedException.unknown("it has just been begun", "resume again", null);
  }

  private Found found(Instant startedAt) throws StepFailedException, InterruptedException {
    try {
      return watched(startedAt);
    } catch (StepFailedException failure) {
      if (failure.certainty() == Certainty.FAILED) {
        shim.forgetOutput();
      }
      throw failure;
    }
  }

  private Found watched(Instant startedAt) throws StepFailedException, InterruptedException {
    try (Tails tails = new Tails(shim, shim.output(), context)) {
      while (shim.exitCode().isEmpty() && !survivors.living().isEmpty()) {
        await(tails);
      }
      if (shim.isDoubted() && survivors.containment().level().proof().isEmpty()) {
        throw doubted();
      }
      int code = shim.exitCode().orElseThrow(this::unseen);
      tails.finish();
      tails.forget();
      endLeftover(code);
      return new Found(tails.ended(code, since(startedAt)), shim.output(), tails.areThere());
    } catch (IOException e) {
      throw StepFailedException.unknown(
          "what the command wrote cannot be read: " + e.getMessage(),
          "look into `" + shim.directory() + "`",
          e);
    }
  }

  /** By the wall clock, the only one that outlives an engine; it may have been set back. */
  private static Duration since(Instant startedAt) {
    Duration since = Duration.between(startedAt, Instant.now());
    return since.isNegative() ? Duration.ZERO : since;
  }

  private void await(Tails tails) throws StepFailedException, InterruptedException {
    tails.drain();
    try {
      if (!isOutOfTime()) {
        Thread.sleep(LOOK);
        return;
      }
    } catch (InterruptedException stop) {
      if (!isOutOfTime()) {
        throw stop;
      }
    }
    throw outOfTime(tails);
  }

  private boolean isOutOfTime() {
    return context.remaining().compareTo(LOOK) < 0;
  }

  private StepFailedException outOfTime(Tails tails) {
    Ending ending = new Ending(survivors.containment().level(), survivors.end(rules.grace()));
    tails.finish();
    if (ending.isCertain()) {
      tails.forget();
    } else {
      shim.doubt();
    }
    return ending.told(
        "timed out while nobody watched it: it",
        Phrases.block(tails.lastLines()),
        Ending.OUT_OF_TIME);
  }

  private void endLeftover(int exitCode) throws StepFailedException {
    if (rules.leftover() == Leftover.KEEP || survivors.haveNoFollowersWithin(LEFTOVER_PATIENCE)) {
      return;
    }
    String names = Ending.named(survivors.followers());
    new Ending(survivors.containment().level(), survivors.end(rules.grace()))
        .refuseLeftover(names, rules.leftover(), exitCode);
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
