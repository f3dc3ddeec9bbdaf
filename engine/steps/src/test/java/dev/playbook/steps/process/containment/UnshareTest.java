package dev.playbook.steps.process.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnshareTest {

  @Test
  void isNotOfferedWhereTheProgramIsMissingOrRefuses() {
    assertThat(Unshare.works(List.of("no-such-program"))).isFalse();
    assertThat(Unshare.works(List.of("false"))).isFalse();
  }

  @Test
  void isNotOfferedWhereTheCommandIsNotTheFirstProcess() {
    assertThat(Unshare.works(List.of("env"))).isFalse();
  }

  /** As old ones did, and with them all that they held. */
  @Test
  void isNotOfferedWhereSigtermEndsTheProgram() {
    assumeTrue(Unshare.WORDS.isPresent(), "this machine lets us make no PID namespaces");
    List<String> deaf = Unshare.WORDS.orElseThrow();
    List<String> old =
        Stream.concat(List.of("sh", "-c", "\"$@\"; :", "old").stream(), deaf.stream()).toList();
    assertThat(Unshare.works(deaf)).isTrue();
    assertThat(Unshare.works(old)).isFalse();
  }
}
