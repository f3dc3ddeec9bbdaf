package dev.playbook.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private final Source source = new Source(Path.of("/a.yml"), "a.yml", "abc");
  private final Span here = source.start();

  @Test
  void leavesOutAWarningWhereAnErrorStands() {
    Diagnostics problems = new Diagnostics();
    problems.add(Rule.AMBIGUOUS_SCALAR.warning(here, "doubtful"));
    problems.add(Rule.WRONG_KIND.error(here, "wrong"));
    assertThat(problems.sorted()).extracting(Diagnostic::message).containsExactly("wrong");
  }

  @Test
  void saysNothingMoreAboutAValueThatCouldNotBeRead() {
    Diagnostics problems = new Diagnostics();
    problems.add(Rule.NUMBER.error(here, "too large"));
    problems.add(Rule.WRONG_KIND.error(here, "not a number"));
    assertThat(problems.sorted()).extracting(Diagnostic::message).containsExactly("too large");
  }

  @Test
  void keepsSeveralErrorsAtOnePlaceAndEachOnce() {
    Diagnostics problems = new Diagnostics();
    problems.add(Rule.MISSING_KEY.error(here, "needs a"));
    problems.add(Rule.MISSING_KEY.error(here, "needs b"));
    problems.add(Rule.MISSING_KEY.error(here, "needs b"));
    assertThat(problems.sorted()).hasSize(2);
  }
}
