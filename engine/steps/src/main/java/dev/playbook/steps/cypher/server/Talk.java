package dev.playbook.steps.cypher.server;

import dev.playbook.spi.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Query;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.summary.GqlStatusObject;
import org.neo4j.driver.summary.QueryType;
import org.neo4j.driver.summary.ResultSummary;
import org.neo4j.driver.summary.SummaryCounters;

/** Sends statements inside one transaction, and knows the last one for messages. */
final class Talk {
  private final Sender sender;
  private Sent last = Sent.own("BEGIN", Map.of());

  /** A transaction, or a session that makes one for each statement. */
  @FunctionalInterface
  interface Sender {
    Result run(Query query);
  }

  Talk(Sender sender) {
    this.sender = sender;
  }

  Sent last() {
    return last;
  }

  /** Sends one statement and reads at most that many rows of its answer. */
  Answer send(Sent sent, int rowCap) throws Neo4jException {
    last = sent;
    Result result = sender.run(new Query(sent.statement(), plain(sent.parameters())));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    while (rows.size() < rowCap && result.hasNext()) {
      rows.add(Rows.row(result.next()));
    }
    boolean more = rows.size() == rowCap && result.hasNext();
    return answer(rows, more, result.consume());
  }

  private static Answer answer(
      List<Map<String, @Nullable Object>> rows, boolean more, ResultSummary summary) {
    SummaryCounters counters = summary.counters();
    Map<String, Integer> touched = new LinkedHashMap<>();
    touched.put("nodes created", counters.nodesCreated());
    touched.put("nodes deleted", counters.nodesDeleted());
    touched.put("relationships created", counters.relationshipsCreated());
    touched.put("relationships deleted", counters.relationshipsDeleted());
    touched.put("properties set", counters.propertiesSet());
    touched.put("labels added", counters.labelsAdded());
    touched.put("labels removed", counters.labelsRemoved());
    touched.values().removeIf(count -> count == 0);
    List<String> words = new ArrayList<>();
    touched.forEach((what, count) -> words.add(count + " " + what));
    return new Answer(
        rows,
        more,
        touched.values().stream().mapToLong(Integer::longValue).sum(),
        String.join(", ", words),
        counters.containsSystemUpdates(),
        summary.queryType() == QueryType.READ_ONLY,
        notices(summary));
  }

  /** What the server remarks, without the statuses that every answer carries. */
  private static List<String> notices(ResultSummary summary) {
    return summary.gqlStatusObjects().stream()
        .filter(status -> status.gqlStatus().startsWith("01"))
        .map(GqlStatusObject::statusDescription)
        .toList();
  }

  private static Value plain(Map<String, @Nullable Object> parameters) {
    Map<String, Value> plain = new LinkedHashMap<>();
    parameters.forEach((name, value) -> plain.put(name, value(value)));
    return Values.value(plain);
  }

  private static Value value(@Nullable Object value) {
    return switch (value) {
      case null -> Values.NULL;
      case Secret secret -> Values.value(secret.reveal());
      case List<?> list -> Values.value(list.stream().map(Talk::value).toList());
      case Map<?, ?> map -> {
        Map<String, Value> values = new LinkedHashMap<>();
        map.forEach((key, inner) -> values.put(String.valueOf(key), value(inner)));
        yield Values.value(values);
      }
      default -> Values.value(value);
    };
  }
}
