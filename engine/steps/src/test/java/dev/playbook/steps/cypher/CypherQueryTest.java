package dev.playbook.steps.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CypherQueryTest {
  @AutoClose("drop")
  private final ScratchGraph graph = ScratchGraph.make();

  private final FakeContext context = graph.context();

  @Test
  void givesNumbersTextsListsAndMaps() throws Exception {
    StepResult result =
        Cypher.step(
                Map.of(
                    "query",
                    "MATCH (m:%s {id: $id}) RETURN m, m.at AS at, 1.5 AS f, true AS b, null AS n,"
                            .formatted(graph.label())
                        + " [1, 'x'] AS l, {a: date('2026-01-20')} AS d",
                    "params",
                    Map.of("id", 3L)))
            .run(context);
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("m", Map.of("id", 3L, "at", "2026-01-20T10:00Z", "labels()", List.of(graph.label())));
    row.putAll(Map.of("at", "2026-01-20T10:00Z", "f", 1.5, "b", true));
    row.putAll(Map.of("l", List.of(1L, "x"), "d", Map.of("a", "2026-01-20")));
    row.put("n", null);
    assertThat(Cypher.firstRow(result)).isEqualTo(row);
    assertThat(result.changed()).isFalse();
  }

  @Test
  void failsWhenThereAreMoreRowsThanWanted() {
    assertThatThrownBy(() -> Cypher.query("UNWIND range(1, 1001) AS x RETURN x").run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessage("the query returns more than 1000 rows");
  }

  @Test
  void tellsWhatAProcedureAnswers() {
    assertThatThrownBy(() -> Cypher.query("CALL db.awaitIndex('absent')").run(context))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("the statement failed: ")
        .hasMessageContaining("absent");
  }
}
