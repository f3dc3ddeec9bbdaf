package dev.playbook.steps.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexDefinitionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX i ON t (user_id)                    | CREATE INDEX i ON public.t USING btree (user_id)
          create index concurrently if not exists i on "t" ("user_id" asc nulls last) | CREATE INDEX i ON public.t USING btree (user_id)
          CREATE INDEX i ON t (a DESC NULLS FIRST, b)      | CREATE INDEX i ON public.t USING btree (a DESC, b)
          CREATE INDEX i ON t (a ASC NULLS FIRST)          | CREATE INDEX i ON public.t USING btree (a NULLS FIRST)
          CREATE INDEX i ON t USING gin (metadata)         | CREATE INDEX i ON public.t USING gin (metadata)
          CREATE INDEX i ON t USING hnsw (e vector_l2_ops) WITH (m = 16, ef_construction=64) | CREATE INDEX i ON public.t USING hnsw (e vector_l2_ops) WITH (m='16', ef_construction='64')
          CREATE INDEX i ON t (lower( name )) INCLUDE (x)  | CREATE INDEX i ON public.t USING btree (lower(name)) INCLUDE (x)
          """)
  void readsTheStatementAndWhatTheServerPrintsAlike(String written, String printed) {
    assertThat(IndexDefinition.of(written)).isEqualTo(IndexDefinition.of(printed));
    assertThat(IndexDefinition.of(written).text("i", "public.t")).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX i ON t (a)                     | CREATE UNIQUE INDEX i ON t (a)
          CREATE INDEX i ON t (a)                     | CREATE INDEX i ON t (a DESC)
          CREATE INDEX i ON t USING hnsw (a)          | CREATE INDEX i ON t USING ivfflat (a)
          CREATE INDEX i ON t (a) WITH (lists = 10)   | CREATE INDEX i ON t (a) WITH (lists = 100)
          CREATE INDEX i ON t (a)                     | CREATE INDEX i ON t (a) WHERE a > 0
          """)
  void tellsOtherIndexesApart(String one, String other) {
    assertThat(IndexDefinition.of(one)).isNotEqualTo(IndexDefinition.of(other));
  }
}
