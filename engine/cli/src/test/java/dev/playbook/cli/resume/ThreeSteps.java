package dev.playbook.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A playbook of three steps, which leave their names in a file: {@code first}, {@code middle} as a
 * test wants it, and {@code last}.
 */
record ThreeSteps(Cli cli) {
  /** Tells that it works, and goes on when it may. */
  static final String WAITS = "echo > started; read -r _ < go";

  /** Like it, unless {@code mended} is there; then leaves the name. */
  static final String WAITS_UNLESS_MENDED =
      "test -e mended || { " + WAITS + "; }; echo middle >> effects";

  private static final String HEAD =
      """
      steps:
        - { id: first, type: shell, with: { script: "echo first >> effects; echo one" } }
      """;

  private static final String TAIL =
      """
        - { id: last, type: shell, with: { script: "echo last >> effects" } }
      validations:
        - { id: whole, type: shell, risk: read, with: { command: [cat, effects] }, expect: size(result.lines) >= 1 }
      """;

  static String middle(String script) {
    return middle(script, "");
  }

  /** The step with more keys, each behind a comma. */
  static String middle(String script, String more) {
    return "  - { id: middle, type: shell, with: { script: \"%s\" }, timeout: 1m%s }\n"
        .formatted(script, more);
  }

  Path playbook(String middle) {
    return cli.playbook(HEAD + middle + TAIL);
  }

  /** Runs it, and kills the engine as soon as the middle step works. */
  KilledEngine killedIn(String middle) throws Exception {
    KilledEngine engine = new KilledEngine(cli);
    engine.run(playbook(middle), Map.of());
    return engine;
  }

  Result resume(String... more) {
    return cli.stateful(Cli.words(List.of("resume", "last", "--yes"), more));
  }

  /** Goes on with the run, to its good end. */
  void recovers() {
    Result resumed = resume();
    assertThat(resumed.code()).as(resumed.all()).isZero();
  }

  /** The names that were left, in order. */
  List<String> effects() {
    return cli.read("effects").lines().toList();
  }
}
