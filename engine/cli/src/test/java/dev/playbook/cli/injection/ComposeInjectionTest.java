package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.goal.Goal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compose takes a payload for one service that is not there, and stops none that is. */
@Tag(Goal.TAG)
final class ComposeInjectionTest {
  @TempDir Path directory;
  private RealStack stack = RealStack.get();
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withTheStack() {
    stack = RealStack.get();
    cli = new Cli(directory);
    StackTarget.write(cli, stack);
  }

  private String states() {
    return stack.docker(
        "ps",
        "-a",
        "--filter",
        "name=" + stack.container(""),
        "--format",
        "{{.Names}} {{.ID}} {{.State}}");
  }

  @Test
  void isOneService() {
    String before = states();
    assertThat(before).contains("running");
    Round round =
        new Round(
            cli,
            "compose.stop services",
            ComposeInjectionTest::noService,
            ComposeInjectionTest::steps);
    expectRefusal(round, round.refused());
    round.refused().stream()
        .filter(payload -> payload.text().startsWith("-"))
        .forEach(payload -> expectRefusal(round, List.of(payload)));
    assertThat(states()).isEqualTo(before);
    round.report();
  }

  private static void expectRefusal(Round round, List<Payload> payloads) {
    Cli.Result run = round.run(payloads);
    assertThat(run.code()).as(run.all()).isNotZero();
    assertThat(run.all()).contains("there is no service");
  }

  private static String noService(Payload payload) {
    String half = Reasons.halfACharacter(payload);
    return half.isEmpty() ? "there is no service" : half;
  }

  /** Each call of compose takes a second, so that most of them share one. */
  private static String steps(List<Payload> payloads) {
    return "- id: a\n  type: compose.stop\n  with:\n    services:\n"
        + Round.each(payloads, p -> "      - \"%s\"\n".formatted(p.tag()));
  }
}
