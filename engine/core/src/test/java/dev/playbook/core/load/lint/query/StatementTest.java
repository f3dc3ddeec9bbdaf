package dev.playbook.core.load.lint.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements are told by their words, and not by what stands in texts and comments. */
final class StatementTest {
  private static List<Statement> split(Language language, String text) {
    Source source = new Source(Path.of("q"), "q", text);
    return Statement.split(
        language, new Passage(text, (from, to) -> new Span(source, 1, from + 1, 1, to + 1)));
  }

  @Test
  void splitsOnlyAtSemicolonsThatEndAStatement() {
    assertThat(split(Language.SQL, "SELECT ';' -- ;\n, $a$;$a$, \";\" /* ; */; ;DROP TABLE x"))
        .hasSize(2);
    assertThat(split(Language.CYPHER, "RETURN \"a\\\";\" // ;\n; MATCH (`;`) RETURN 1")).hasSize(2);
  }

  @Test
  void takesNoWordOfATextForAKeyword() {
    Statement statement = split(Language.SQL, "SELECT 'x WHERE y' FROM \"WHERE\"").getFirst();
    assertThat(statement.contains("WHERE")).isFalse();
  }

  @Test
  void saysWhereWordsStand() {
    Statement second = split(Language.SQL, "SELECT 1; drop  index x").getLast();
    assertThat(second.begins("DROP", "INDEX")).isTrue();
    assertThat(second.start(2).column()).isEqualTo(11);
    assertThat(second.start(2).endColumn()).isEqualTo(22);
  }

  @ParameterizedTest
  @CsvSource({
    "SQL, CREATE INDEX a ON t (x), true, false",
    "SQL, CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a ON t (x), true, true",
    "SQL, CREATE INDEX ON t (x), false, false",
    "SQL, CREATE INDEX CONCURRENTLY ON t (x), false, true",
    "CYPHER, CREATE INDEX FOR (m:M) ON (m.id), false, false",
    "CYPHER, CREATE TEXT INDEX a IF NOT EXISTS FOR (m:M) ON (m.id), true, false",
    "CYPHER, CREATE CONSTRAINT a FOR (m:M) REQUIRE m.id IS UNIQUE, true, false"
  })
  void readsTheCreationOfAnIndex(
      Language language, String text, boolean named, boolean concurrently) {
    Optional<IndexCreation> index = IndexCreation.of(split(language, text).getFirst());
    assertThat(index.orElseThrow().named()).isEqualTo(named);
    assertThat(index.orElseThrow().concurrently()).isEqualTo(concurrently);
    assertThat(index.orElseThrow().ifNotExists()).isEqualTo(text.contains("IF NOT EXISTS"));
  }

  @Test
  void takesNothingElseForAnIndex() {
    assertThat(IndexCreation.of(split(Language.SQL, "CREATE TABLE index (x)").getFirst()))
        .isEmpty();
    assertThat(IndexCreation.of(split(Language.SQL, "CREATE").getFirst())).isEmpty();
  }
}
