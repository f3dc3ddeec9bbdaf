package dev.playbook.steps.sql.look;

import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.World;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Mentions;
import dev.playbook.steps.sql.statement.Name;
import dev.playbook.steps.sql.statement.SqlStatement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What statements would reach: tables, and whatever runs or changes with these. */
final class Reach {
  private final Session session;
  private final List<Mentions> mentions;

  Reach(Session session, List<SqlStatement> statements) {
    this.session = session;
    this.mentions = statements.stream().map(SqlStatement::mentions).toList();
  }

  /** Returns what of it may act outside of the transaction, so that no rollback takes it back. */
  Optional<String> outside() throws StepFailedException {
    List<Map<String, @Nullable Object>> rows =
        session.ask(
            ReachSql.OUTSIDE,
            sql(mentions.stream().flatMap(each -> each.names().stream())),
            cascades(),
            sql(mentions.stream().flatMap(each -> each.filled().stream())),
            mentions.stream().flatMap(each -> each.calls().stream()).distinct().toList());
    return rows.stream().findFirst().map(row -> String.valueOf(row.get("reason")));
  }

  /** Returns the first thing in reach that an earlier step of the plan changes. */
  Optional<Resource> changedBefore(World world) throws StepFailedException {
    Catalogue catalogue = new Catalogue(session);
    Set<Name> names = new LinkedHashSet<>();
    for (Mentions each : mentions) {
      for (Name name : each.names()) {
        names.add(catalogue.full(name));
      }
    }
    List<String> written = sql(mentions.stream().flatMap(each -> each.names().stream()));
    for (Map<String, @Nullable Object> row : session.ask(ReachSql.RELATIONS, written, cascades())) {
      names.add(
          new Name(
              Optional.of(String.valueOf(row.get("schema"))), String.valueOf(row.get("name"))));
    }
    return names.stream()
        .flatMap(
            name -> Stream.of("table", "rows", "index").map(kind -> catalogue.resource(kind, name)))
        .filter(resource -> world.predicted(resource).isPresent())
        .findFirst();
  }

  private boolean cascades() {
    return mentions.stream().anyMatch(Mentions::cascades);
  }

  private static List<String> sql(Stream<Name> names) {
    return names.map(Name::toSql).distinct().toList();
  }
}
