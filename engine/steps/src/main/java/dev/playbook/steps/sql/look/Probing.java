package dev.playbook.steps.sql.look;

import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.Opaque;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.server.Faults;
import dev.playbook.steps.sql.server.Session;
import java.time.Duration;
import java.util.Optional;

/** Probes the statements of a step where they can be taken back for certain, or says why not. */
public final class Probing {
  /** Nobody shall queue for longer behind a look ahead. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final String NO_PERMISSION = "42501";
  private static final String NO_LOCK = "55P03";

  private final Inspection look;
  private final Work work;
  private final InspectContext context;
  private final LockWatch watch;

  private Probing(Inspection look, Work work, InspectContext context, LockWatch watch) {
    this.look = look;
    this.work = work;
    this.context = context;
    this.watch = watch;
  }

  /**
   * Returns what the statements do when they are run and rolled back. What reading alone tells
   * stays, with the reason, where nothing can be probed.
   */
  public static Inspection inspect(Work work, InspectContext context)
      throws StepFailedException, InterruptedException {
    Work patient = work.waitingAtMost(LONGEST_WAIT);
    try (LockWatch watch = LockWatch.over(work.database(), context)) {
      Inspection look = Inspector.inspect(patient, context);
      return switch (look) {
        case WillChange _, Opaque _ -> new Probing(look, patient, context, watch).inspect();
        case Blocked(String reason, String hint, _) when reason.contains(NO_LOCK) ->
            new Blocked("%s%n%s".formatted(reason, watch.seen()), hint);
        case NothingToDo _, KnownAfter _, Blocked _ -> look;
      };
    }
  }

  private Inspection inspect() throws StepFailedException, InterruptedException {
    Optional<String> lasting = lasting();
    if (lasting.isPresent()) {
      return unprobed(lasting.get());
    }
    try (Session session = work.open(context)) {
      Reach reach = new Reach(session, work.statements());
      Optional<String> outside = reach.outside();
      if (outside.isPresent()) {
        return unprobed(outside.get());
      }
      Optional<Resource> changed = reach.changedBefore(context.world());
      return changed.isPresent() ? after(changed.get()) : probed(session);
    }
  }

  private Optional<String> lasting() {
    return work.transaction()
        ? work.statements().stream().flatMap(each -> each.lasting().stream()).findFirst()
        : Optional.of("with `transaction: false` each statement is committed by itself");
  }

  private Inspection probed(Session session) throws StepFailedException {
    try {
      Optional<Seal> seal = seal(session);
      return seal.isPresent()
          ? probed(seal.get())
          : unprobed("the user may not create a temporary table, which makes COMMIT impossible");
    } finally {
      session.rollback();
    }
  }

  private static Optional<Seal> seal(Session session) throws StepFailedException {
    try {
      return Optional.of(Seal.begin(session));
    } catch (StepFailedException e) {
      if (Faults.state(e).equals(NO_PERMISSION)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Inspection probed(Seal seal) throws StepFailedException {
    try {
      Forecast forecast = new Forecast(context.world());
      return new Probe(work, seal, forecast, context.remaining()).run();
    } catch (StepFailedException e) {
      return refused(e);
    }
  }

  private Inspection refused(StepFailedException e) throws StepFailedException {
    return switch (Faults.state(e)) {
      case "" -> throw e;
      case NO_LOCK -> unprobed("a lock was not to be had in time: " + watch.seen());
      case "57014" -> unprobed("it did not end in time and was stopped");
      case "40001", "40P01" -> unprobed(Faults.line(e));
      default ->
          switch (Explain.wouldFail(e)) {
            case Opaque(String reason) -> unprobed(reason);
            case Inspection blocked -> blocked;
          };
    };
  }

  private Inspection after(Resource resource) {
    return look instanceof Opaque
        ? new KnownAfter(resource, "what it does")
        : unprobed("known after an earlier step changes " + resource);
  }

  private Inspection unprobed(String reason) {
    String note = "not probed: " + reason;
    return switch (look) {
      case WillChange(var changes) ->
          new WillChange(changes.stream().map(change -> noting(change, note)).toList());
      case Opaque(String seen) -> new Opaque(seen + "; " + note);
      case NothingToDo _, KnownAfter _, Blocked _ -> look;
    };
  }

  /** Returns the change with one more note in front. */
  static Change noting(Change change, String note) {
    return change.noting(note + change.note().map(text -> "; " + text).orElse(""));
  }
}
