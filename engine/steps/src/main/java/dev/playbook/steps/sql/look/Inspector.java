package dev.playbook.steps.sql.look;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.Opaque;
import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.change.Work;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.SqlStatement;
import java.util.Optional;

/** Looks, inside a read-only transaction, at what each statement would change. */
public final class Inspector {
  private final Work work;
  private final Session session;
  private final Catalogue catalogue;
  private final Forecast forecast;

  private Inspector(Work work, Session session, Forecast forecast) {
    this.work = work;
    this.session = session;
    this.catalogue = new Catalogue(session);
    this.forecast = forecast;
  }

  /** Returns what the whole step would change. */
  public static Inspection inspect(Work work, InspectContext context)
      throws StepFailedException, InterruptedException {
    try (Session session = work.open(context)) {
      if (session.isStandby()) {
        return new Blocked(
            "`%s` is a standby that only follows another server".formatted(work.database().name()),
            "name the primary server in the target file");
      }
      session.begin(true, false);
      try {
        return new Inspector(work, session, new Forecast(context.world())).inspect();
      } finally {
        session.rollback();
      }
    }
  }

  private Inspection inspect() throws StepFailedException {
    for (int i = 0; i < work.statements().size(); i++) {
      SqlStatement statement = work.statements().get(i);
      Resource itself = new Resource("statement", work.database().name(), statement.toString());
      Optional<Inspection> end = forecast.add(itself, look(i, statement));
      if (end.isPresent()) {
        return end.get();
      }
    }
    return forecast.answer();
  }

  private Inspection look(int index, SqlStatement statement) throws StepFailedException {
    IndexForecast indexes = new IndexForecast(catalogue, forecast);
    TableForecast tables = new TableForecast(catalogue, forecast);
    return switch (statement.action()) {
      case Action.Neutral _ ->
          new NothingToDo("`%s` matters for this step only".formatted(statement));
      case Action.Read _ -> read(index, statement);
      case Action.CreateIndex create -> indexes.create(create);
      case Action.DropIndex drop -> indexes.drop(drop);
      case Action.CreateTable create -> tables.create(create, statement);
      case Action.EmptyTable empty -> tables.empty(empty);
      case Action.ChangeRows change -> rows().change(index, change);
      case Action.OtherRows other -> rows().other(index, other);
      case Action.Other other -> tables.other(other, statement);
    };
  }

  private RowsForecast rows() {
    return new RowsForecast(work, session, catalogue, forecast);
  }

  private Inspection read(int index, SqlStatement statement) throws StepFailedException {
    Optional<Inspection> refused = new Explain(session).refusal(work.sent(index));
    return refused.orElseGet(
        () ->
            statement.callsFunctions()
                ? new Opaque("`%s`: what its functions do cannot be seen".formatted(statement))
                : new NothingToDo("`%s` only reads".formatted(statement)));
  }
}
