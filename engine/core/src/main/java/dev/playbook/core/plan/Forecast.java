package dev.playbook.core.plan;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import java.util.List;
import java.util.Optional;

/** What the plan knows of one activity before it runs. */
public sealed interface Forecast {

  /** Seen: it will change these resources, read from the live system a moment ago. */
  record WillChange(Preview preview, List<Change> changes) implements Forecast {
    /** Copies the changes. */
    public WillChange {
      changes = List.copyOf(changes);
    }
  }

  /** Seen: it will change nothing. */
  record NothingToDo(Preview preview, String reason) implements Forecast {}

  /** Only reads; it is not done while planning. */
  record Reads(Preview preview) implements Forecast {}

  /** Asks a person; the answer decides whether the run goes on. */
  record Asks(Preview preview) implements Forecast {}

  /**
   * Nobody can say before an earlier step has run.
   *
   * @param preview what will be sent; empty when even that depends on the step
   * @param step the path of the step that it waits for
   */
  record KnownAfter(Optional<Preview> preview, String step, String reason) implements Forecast {}

  /**
   * Whether it runs depends on an earlier step.
   *
   * @param step the path of that step
   * @param then what is known of it if it runs; never this again
   */
  record Perhaps(String step, Forecast then) implements Forecast {}

  /** It will be sent; what it does cannot be seen. */
  record Opaque(Preview preview, String reason) implements Forecast {}

  /** It will be sent; nobody has looked, because the plan was made without touching anything. */
  record Computed(Preview preview) implements Forecast {}

  /** It will not run, because a condition does not hold or the operator does not want it. */
  record Skipped(String reason) implements Forecast {}

  /** A check, done while planning. */
  record Checked(Preview preview, boolean holds, String finding) implements Forecast {}

  /** It would fail as things stand; the plan cannot be run. */
  record Blocked(Preview preview, String reason, String hint) implements Forecast {}

  /** Its values make no sense together; the playbook is wrong. */
  record Faulty(Diagnostic diagnostic) implements Forecast {}

  /** Returns what will be sent, as far as that is known. */
  default Optional<Preview> sent() {
    return switch (this) {
      case WillChange(Preview preview, _) -> Optional.of(preview);
      case NothingToDo(Preview preview, _) -> Optional.of(preview);
      case Reads(Preview preview) -> Optional.of(preview);
      case Asks(Preview preview) -> Optional.of(preview);
      case KnownAfter(Optional<Preview> preview, _, _) -> preview;
      case Perhaps(_, Forecast then) -> then.sent();
      case Opaque(Preview preview, _) -> Optional.of(preview);
      case Computed(Preview preview) -> Optional.of(preview);
      case Checked(Preview preview, _, _) -> Optional.of(preview);
      case Blocked(Preview preview, _, _) -> Optional.of(preview);
      case Skipped _, Faulty _ -> Optional.empty();
    };
  }

  /** Returns what is known of it if it runs. */
  default Forecast ifItRuns() {
    return this instanceof Perhaps(_, Forecast then) ? then : this;
  }

  /** Returns the changes that are foreseen, those that may not happen with an end unknown. */
  default List<Change> changes() {
    return switch (this) {
      case WillChange(_, List<Change> changes) -> changes;
      case Perhaps(String step, WillChange(_, List<Change> changes)) ->
          changes.stream().map(change -> perhaps(change, step)).toList();
      case Perhaps _,
          NothingToDo _,
          Reads _,
          Asks _,
          KnownAfter _,
          Opaque _,
          Computed _,
          Skipped _,
          Checked _,
          Blocked _,
          Faulty _ ->
          List.of();
    };
  }

  private static Change perhaps(Change change, String step) {
    return new Change(
        change.resource(),
        change.before(),
        State.unknown("changes only if `%s` lets it run".formatted(step)),
        change.note());
  }

  /** Returns whether the live system may be another one after it. */
  default boolean mayChange() {
    return switch (this) {
      case WillChange _, Opaque _, Computed _ -> true;
      case KnownAfter(Optional<Preview> preview, _, _) ->
          preview.map(Preview::risk).orElse(Risk.CHANGE) != Risk.READ;
      case Perhaps(_, Forecast then) -> then.mayChange();
      case NothingToDo _, Reads _, Asks _, Skipped _, Checked _, Blocked _, Faulty _ -> false;
    };
  }
}
