package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real bash gives every payload back and does nothing else. */
@Tag(Goal.TAG)
final class ShellInjectionTest {
  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));
  private Path work = Path.of("");

  @BeforeEach
  void withACanary() throws IOException {
    cli = new Cli(directory);
    cli.write("targets/t.yml", "schemaVersion: 1\nkind: target\nid: t\nworkdir: ../work\n");
    cli.write("work/canary", "alive");
    work = directory.resolve("work");
  }

  private void seesTheCanary(String... made) throws IOException {
    assertThat(work.resolve("canary")).hasContent("alive");
    try (Stream<Path> all = Files.list(work)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              Stream.concat(Stream.of("canary"), Stream.of(made)).toArray(String[]::new));
    }
  }

  private String read(String folder, Payload payload) {
    try {
      return Files.readString(work.resolve(folder).resolve(payload.key()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void isOneWordOfAScript() throws IOException {
    Round round =
        new Round(
                cli,
                "shell script",
                Reasons.nul("a shell cannot hold the character NUL"),
                ShellInjectionTest::script)
            .fire()
            .received(payload -> read("plain", payload));
    for (String folder : List.of("double", "single")) {
      round.received(payload -> read(folder, payload).replaceAll("(?s)^<(.*)>$", "$1"));
    }
    round.refusesTheOthers();
    seesTheCanary("plain", "double", "single");
    round.report();
  }

  private static String script(List<Payload> payloads) {
    return "- id: a\n  type: shell\n  with:\n    script: |\n      mkdir -p plain double single\n"
        + Round.each(
            payloads,
            p ->
                """
                      printf %%s %1$s > plain/%2$s
                      printf %%s "<%1$s>" > double/%2$s
                      printf %%s '<%1$s>' > single/%2$s
                """
                    .formatted(p.tag(), p.key()));
  }

  @Test
  void isOneArgumentOneVariableAndInput() throws IOException {
    Round round =
        new Round(
                cli,
                "shell command, env, stdin",
                Reasons.nul("holds the character NUL"),
                ShellInjectionTest::argv)
            .fire()
            .received(payload -> read("argv", payload))
            .received(payload -> read("env", payload));
    assertThat(Files.readString(work.resolve("stdin")))
        .isEqualTo(
            round.arriving().stream().map(Payload::text).collect(Collectors.joining("\u001e")));
    round.refusesTheOthers();
    seesTheCanary("argv", "env", "stdin");
    round.report();
  }

  private static String argv(List<Payload> payloads) {
    return """
    - id: argv
      type: shell
      with:
        command:
          - bash
          - -c
          - 'mkdir argv; while [ $# -gt 0 ]; do printf %%s "$2" > "argv/$1"; shift 2; done'
          - bash
    %s
    - id: env
      type: shell
      with:
        script: "mkdir env; for name in ${!VALUE_*}; do printf %%s \\"${!name}\\" > env/${name#VALUE_}; done"
        env:
    %s
    - id: stdin
      type: shell
      with:
        script: cat > stdin
        stdin: "%s"
    """
        .formatted(
            Round.each(payloads, p -> "      - %s\n      - \"%s\"\n".formatted(p.key(), p.tag())),
            Round.each(payloads, p -> "      VALUE_%s: \"%s\"\n".formatted(p.key(), p.tag())),
            payloads.stream().map(Payload::tag).collect(Collectors.joining("\\x1e")));
  }
}
