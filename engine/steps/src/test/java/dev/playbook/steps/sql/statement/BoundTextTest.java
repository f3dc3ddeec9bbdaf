package dev.playbook.steps.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.steps.statement.Excerpt;
import org.junit.jupiter.api.Test;

class BoundTextTest {

  @Test
  void turnsNamesIntoQuestionMarksAndLeavesCastsAndSlicesAlone() {
    BoundText bound =
        BoundText.of("SELECT ':no', x::text, a[1:n], ARRAY[:a, :b] -- :c\n FROM t WHERE y = :a");
    assertThat(bound.jdbc())
        .isEqualTo("SELECT ':no', x::text, a[1:n], ARRAY[?, ?] -- :c\n FROM t WHERE y = ?");
    assertThat(bound.names()).containsExactly("a", "b", "a");
  }

  @Test
  void doublesTheQuestionMarksOfJsonOperators() {
    assertThat(BoundText.of("SELECT data ? 'key', data ?| ARRAY['?']").jdbc())
        .isEqualTo("SELECT data ?? 'key', data ??| ARRAY['?']");
  }

  @Test
  void mapsAPlaceTheServerMeansBackToTheStatement() {
    String statement = "SELECT '😀', :first, :second, wrong";
    BoundText bound = BoundText.of(statement);
    String sent = "SELECT '😀', $1, $2, wrong";
    int position = sent.codePointCount(0, sent.indexOf("wrong")) + 1;
    assertThat(bound.origin(statement, position, 0)).isEqualTo(statement.indexOf("wrong"));
    assertThat(bound.origin(statement, position + 8, 8)).isEqualTo(statement.indexOf("wrong"));
  }

  @Test
  void putsACaretBelowThePlace() {
    String statement = "SELECT *\n\tFROM memoris\nWHERE true";
    assertThat(Excerpt.caret(statement, statement.indexOf("memoris")))
        .isEqualTo("  \tFROM memoris\n  \t     ^ line 2, column 7");
  }
}
