package dev.playbook.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RuleTest {
  @Test
  void givesEachRuleItsOwnId() {
    assertThat(Arrays.stream(Rule.values()).map(Rule::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("PB0[1-5]\\d\\d"));
  }
}
