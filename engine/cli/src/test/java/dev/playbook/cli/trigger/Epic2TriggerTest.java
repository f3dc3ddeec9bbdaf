package dev.playbook.cli.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Exit;
import dev.playbook.cli.TestStack;
import dev.playbook.fixtures.RealStack;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trigger of the first playbook of the source document, on the real stack. */
final class Epic2TriggerTest {
  private static final String TRIGGER =
      RealStack.root().resolve("playbooks/epic2-search.yml") + "#search-timeout";

  /** A busy machine may need some looks until one is fast enough. */
  private static final int LOOKS = 30;

  @TempDir Path directory;
  private RealStack stack = RealStack.get();
  private Path target = Path.of("");

  @BeforeEach
  void inTheKnownGoodState() {
    stack = RealStack.get();
    stack.script("reset");
    target = TestStack.target(new Cli(directory), stack);
  }

  @AfterEach
  void putTheKnownGoodStateBack() {
    stack.docker("start", stack.container("mem0"));
    stack.script("reset");
  }

  @Test
  void isFineThenInBreachThenWithoutData() {
    assertThat(untilFine().out()).contains("✓ epic2-search#search-timeout  fine");
    stack.script("break", "epic2-search");
    Cli.Result broken = test();
    assertThat(broken.code()).as(broken.all()).isEqualTo(Exit.IN_BREACH);
    assertThat(broken.out())
        .contains("✗ epic2-search#search-timeout  breach", "result.duration > 200ms")
        .contains("it fires after 1m");
    stack.docker("stop", stack.container("mem0"));
    Cli.Result down = test();
    assertThat(down.code()).as(down.all()).isEqualTo(Exit.UNKNOWN);
    assertThat(down.out()).contains("? epic2-search#search-timeout  no data");
  }

  private Cli.Result untilFine() {
    Cli.Result result = test();
    for (int look = 1; look < LOOKS && result.code() != Exit.OK; look++) {
      result = test();
    }
    return result;
  }

  private Cli.Result test() {
    return Cli.call("trigger", "test", TRIGGER, "--target", target.toString());
  }
}
