package dev.playbook.core.run.undo;

import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an undo of a run would do, and what it would leave. Made of what the run has kept, without a
 * look at the live system.
 *
 * @param parts what is undone, in order
 * @param left what stays as it is
 * @param chosen the steps that the operator has named; everything when empty
 */
public record UndoPlan(List<Part> parts, List<Left> left, List<String> chosen) {

  /** Copies the lists. */
  public UndoPlan {
    parts = List.copyOf(parts);
    left = List.copyOf(left);
    chosen = List.copyOf(chosen);
  }

  /**
   * What is undone together.
   *
   * @param changes what its type puts back, as far as the journal says it: from what is there to
   *     what was there
   * @param isAgain whether a step is done once more, so that something reads what was put back
   */
  public record Part(String name, List<Doing> doings, List<Change> changes, boolean isAgain) {
    /** Copies the lists. */
    public Part {
      doings = List.copyOf(doings);
      changes = List.copyOf(changes);
    }
  }

  /**
   * One activity of it.
   *
   * @param preview what will be sent; empty when that depends on an earlier part of the undo
   * @param usual how long it usually takes
   */
  public record Doing(
      PlannedActivity activity, Optional<Preview> preview, Optional<Duration> usual) {}

  /**
   * What is not undone.
   *
   * @param reason why not, in words
   */
  public record Left(String name, String reason) {}

  /** Returns what is done, in order. */
  public List<PlannedActivity> activities() {
    return parts.stream().flatMap(part -> part.doings().stream()).map(Doing::activity).toList();
  }

  /** Returns how long it usually takes; empty when that is not known of all of it. */
  public Optional<Duration> usual() {
    List<Optional<Duration>> times =
        parts.stream().flatMap(part -> part.doings().stream()).map(Doing::usual).toList();
    return times.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            times.stream().flatMap(Optional::stream).reduce(Duration.ZERO, Duration::plus))
        : Optional.empty();
  }

  /** Returns how many of its activities say that they remove something. */
  public long destroys() {
    return parts.stream()
        .flatMap(part -> part.doings().stream())
        .flatMap(doing -> doing.preview().stream())
        .filter(preview -> preview.risk() == Risk.DESTROY)
        .count();
  }
}
