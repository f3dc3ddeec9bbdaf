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
import dev.playbook.steps.sql.server.Sessions;
import java.time.Duration;
import java.util.Optional;

/** Probes the statements of a step where they can be taken back for certain, or says why not. */
public final class Probing {
  /** Nobody shall queue for longer behind a look ahead. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final String NO_PERMISSION = "42501";

  private final Inspection look;
  private final Work work;
  private final InspectContext context;

  private Probing(Inspection look, Work work, InspectContext context) {
    this.look = look;
    this.work = work;
    this.context = context;
  }

  /**
   * Returns what the statements do when they are run and rolled back.
   *
   * @param look what reading alone has told; stays, with the reason, where nothing can be probed
   */
  public static Inspection over(Inspection look, Work work, InspectContext context)
      throws StepFailedException, InterruptedException {
    return switch (look) {
      case WillChange _, Opaque _ -> new Probing(look, work, context).inspect();
      case NothingToDo _, KnownAfter _, Blocked _ -> look;
    };
  }

  private Inspection inspect() throws StepFailedException, InterruptedException {
    Optional<String> lasting = lasting();
    if (lasting.isPresent()) {
      return unprobed(lasting.get());
    }
    try (Session session = Sessions.open(work.database(), context, lockTimeout())) {
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

  private Duration lockTimeout() {
    boolean shorter =
        work.lockTimeout().isPositive() && work.lockTimeout().compareTo(LONGEST_WAIT) < 0;
    return shorter ? work.lockTimeout() : LONGEST_WAIT;
  }

  private Inspection probed(Session session) throws StepFailedException {
    try {
      Optional<Seal> seal = seal(session);
      return seal.isPresent()
          ? probed(session, seal.get())
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

  private Inspection probed(Session session, Seal seal) throws StepFailedException {
    try (LockWatch watch = LockWatch.over(session, context)) {
      try {
        Forecast forecast = new Forecast(context.world());
        return new Probe(work, seal, forecast, context.remaining()).run();
      } catch (StepFailedException e) {
        return refused(e, watch);
      }
    }
  }

  private Inspection refused(StepFailedException e, LockWatch watch) throws StepFailedException {
    return switch (Faults.state(e)) {
      case "" -> throw e;
      case "55P03" -> unprobed("a lock was not to be had in time: " + watch.seen());
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
