package dev.playbook.steps.docker.copy;

import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Undisturbed;
import dev.playbook.steps.docker.file.ContainerFile;
import dev.playbook.steps.intent.Hindsight;
import dev.playbook.steps.intent.Swap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One copy, with a look at what became of it when it was cut short. */
final class CopyRun {
  private static final Duration LAST_LOOK = Duration.ofSeconds(4);
  private static final Duration LAST_MOVE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final DockerCopyStep step;
  private final StepContext context;

  CopyRun(DockerCopyStep step, StepContext context) {
    this.step = step;
    this.context = context;
  }

  StepResult run() throws StepFailedException, InterruptedException {
    Path spool = context.directory().resolve("source");
    try {
      Place from = Place.of(step, step.from(), context);
      Seen source = from.copyTo(spool).orElseThrow(() -> missing(from));
      return replaced(Place.of(step, step.to(), context), source, spool);
    } finally {
      forget(spool);
    }
  }

  private StepResult replaced(Place to, Seen source, Path spool)
      throws StepFailedException, InterruptedException {
    refuseFolder(to);
    Optional<Seen> before = to.look();
    ContainerFile attributes = Arrival.attributes(step, to, before.map(Seen::attributes), source);
    if (before.isPresent() && isAlready(before.get(), source, attributes)) {
      return new StepResult(false, List.of(), values(source, attributes));
    }
    String was = before.map(CopyRun::sum).orElse(Swap.ABSENT);
    new Swap(to.words(), was, sum(source.sum(), attributes), List.of()).announce(context);
    try {
      to.write(attributes, () -> Files.newInputStream(spool));
    } catch (InterruptedException over) {
      throw cutShort(to, before, source);
    } catch (StepFailedException failure) {
      throw failure.certainty() == Certainty.UNKNOWN ? cutShort(to, before, source) : failure;
    }
    State former = before.map(Seen::state).orElse(State.ABSENT);
    return StepResult.changed(
        List.of(new Change(to.resource(), former, source.state())), values(source, attributes));
  }

  /** Finds out what became of a copy whose engine died. */
  StepResult recover() throws StepFailedException, InterruptedException {
    Swap swap = Swap.announced(context);
    Place to = Hindsight.of(() -> Place.of(step, step.to(), context));
    Optional<Seen> now = Hindsight.of(() -> settled(to, swap));
    swap.check(now.map(CopyRun::sum).orElse(Swap.ABSENT));
    Seen copy = now.orElseThrow(swap::unknown);
    State former =
        swap.before().equals(Swap.ABSENT)
            ? State.ABSENT
            : Keepsake.kept(context)
                .filter(kept -> swap.before().startsWith(kept.sum()))
                .map(Seen::state)
                .orElseGet(() -> State.unknown("it was not kept"));
    return StepResult.changed(
        List.of(new Change(to.resource(), former, copy.state())), values(copy, copy.attributes()));
  }

  /** The last move inside a container may still be under way for a moment. */
  private static Optional<Seen> settled(Place to, Swap swap)
      throws StepFailedException, InterruptedException {
    long end = System.nanoTime() + LAST_MOVE.toNanos();
    Optional<Seen> now = to.look();
    while (swap.isUndone(now.map(CopyRun::sum).orElse(Swap.ABSENT)) && System.nanoTime() < end) {
      Thread.sleep(LOOK);
      now = to.look();
    }
    return now;
  }

  private static String sum(Seen seen) {
    return sum(seen.sum(), seen.attributes());
  }

  private static String sum(String content, ContainerFile attributes) {
    return content + " " + attributes.attributes();
  }

  /** Looks what is there now: the old file, the new one, or something else. */
  private StepFailedException cutShort(Place to, Optional<Seen> before, Seen source)
      throws StepFailedException {
    String when = context.remaining().isZero() ? "timed out" : "stopped";
    Optional<Seen> now = Undisturbed.call(() -> to.cleaning(LAST_LOOK).look());
    if (now.map(Seen::sum).equals(Optional.of(source.sum()))) {
      return new StepFailedException(
          "%s: %s was already replaced".formatted(when, to.words()),
          "undo the step, or give it a longer `timeout` and resume");
    }
    if (now.map(Seen::sum).equals(before.map(Seen::sum))) {
      return new StepFailedException(
          "%s: %s is as it was before".formatted(when, to.words()),
          "give it a longer `timeout` and resume");
    }
    return StepFailedException.unknown(
        "%s: %s is neither as before nor as wanted".formatted(when, to.words()),
        "look at the file, then undo the step",
        null);
  }

  private static boolean isAlready(Seen before, Seen source, ContainerFile attributes) {
    return before.sum().equals(source.sum()) && before.attributes().equals(attributes);
  }

  private static Map<String, Object> values(Seen source, ContainerFile attributes) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sha256", source.sum());
    values.put("size", attributes.size());
    values.put("mode", "%04o".formatted(attributes.mode()));
    values.put("owner", attributes.user() + ":" + attributes.group());
    return values;
  }

  private static void refuseFolder(Place to) throws StepFailedException, InterruptedException {
    if (to.isFolder()) {
      throw StepFailedException.notStarted(
          to.words() + " is a folder", "write the full name of the file", null);
    }
  }

  private static StepFailedException missing(Place from) {
    return StepFailedException.notStarted(from.words() + " does not exist", "correct `from`", null);
  }

  private static void forget(Path spool) throws StepFailedException {
    try {
      Files.deleteIfExists(spool);
    } catch (IOException e) {
      throw new StepFailedException(
          "`" + spool + "` cannot be removed: " + e.getMessage(), "remove it by hand");
    }
  }
}
