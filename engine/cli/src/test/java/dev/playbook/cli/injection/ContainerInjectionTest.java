package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.goal.Goal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real container gives every payload back and does nothing else. */
@Tag(Goal.TAG)
final class ContainerInjectionTest {
  @TempDir Path directory;
  private final String folder = "/tmp/injection-" + UUID.randomUUID();
  private RealStack stack = RealStack.get();
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withACanary() {
    stack = RealStack.get();
    cli = new Cli(directory);
    StackTarget.write(cli, stack);
    sh(
        "mkdir -p %1$s/script %1$s/argv %1$s/env %1$s/copy; printf alive > %1$s/canary"
            .formatted(folder));
  }

  @AfterEach
  void clear() {
    sh("rm -rf " + folder);
  }

  private String sh(String script) {
    return stack.inContainer("mem0", "sh", "-euc", script);
  }

  private void seesTheCanary() {
    assertThat(sh("cd %s; ls -A; cat canary".formatted(folder)).lines())
        .containsExactly("argv", "canary", "copy", "env", "script", "alive");
  }

  /** What the container holds, by file name, both read as hexadecimal digits. */
  private Map<String, String> held(String where) {
    return sh("""
            cd %s/%s; for file in * .[!.]* ..?*; do [ -e "$file" ] || continue
            printf %%s "$file" | od -An -v -tx1 | tr -d ' \\n'; echo -n =; od -An -v -tx1 < "./$file" | tr -d ' \\n'; echo; done
            """
            .formatted(folder, where))
        .lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> text(pair[0]), pair -> text(pair[1])));
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }

  private void check(Round round, String... places) {
    round.fire();
    for (String place : places) {
      Map<String, String> held = held(place);
      assertThat(held).hasSize(round.arriving().size());
      round.received(payload -> held.getOrDefault(payload.key(), "nothing"));
    }
    round.refusesTheOthers();
    seesTheCanary();
    round.report();
  }

  private String step(String id, String with) {
    return "- id: %s\n  type: docker.exec\n  with:\n    container: app\n    workdir: %s\n%s"
        .formatted(id, folder, with.indent(4));
  }

  @Test
  void isOneWordOfAScript() {
    check(
        new Round(
            cli,
            "docker.exec script",
            Reasons.nul("a shell cannot hold the character NUL"),
            payloads ->
                step(
                    "a",
                    "script: |\n"
                        + Round.each(
                            payloads,
                            p -> "  printf %%s \"\"%s > script/%s\n".formatted(p.tag(), p.key())))),
        "script");
  }

  @Test
  void isOneArgumentAndOneVariable() {
    check(
        new Round(
            cli, "docker.exec command, env", Reasons.nul("holds the character NUL"), this::argv),
        "argv",
        "env");
  }

  private String argv(List<Payload> payloads) {
    return step(
            "argv",
            "command:\n  - sh\n  - -c\n  - 'while [ $# -gt 0 ]; do printf %s \"$2\" > \"argv/$1\"; shift 2; done'\n  - sh\n"
                + Round.each(payloads, p -> "  - %s\n  - \"%s\"\n".formatted(p.key(), p.tag())))
        + step(
            "env",
            "script: |\n"
                + Round.each(
                    payloads, p -> "  printf %%s \"$VALUE_%1$s\" > env/%1$s\n".formatted(p.key()))
                + "env:\n"
                + Round.each(payloads, p -> "  VALUE_%s: \"%s\"\n".formatted(p.key(), p.tag())));
  }

  @Test
  void isInputAsItStands() {
    Round round =
        new Round(
                cli,
                "docker.exec stdin",
                Reasons::halfACharacter,
                payloads ->
                    step(
                        "stdin",
                        "command: [sh, -c, cat > argv/stdin]\nstdin: \"%s\"\n"
                            .formatted(
                                payloads.stream()
                                    .map(Payload::tag)
                                    .collect(Collectors.joining("\\x1e")))))
            .fire();
    assertThat(held("argv").get("stdin"))
        .isEqualTo(
            round.arriving().stream().map(Payload::text).collect(Collectors.joining("\u001e")));
    round.refusesTheOthers();
    seesTheCanary();
    round.report();
  }

  @Test
  void isOneFileBelowTheFolderOfAPath() {
    cli.write("content", "copied");
    Round round =
        new Round(cli, "docker.copy path", ContainerInjectionTest::noFile, this::copies).fire();
    Map<String, String> held = held("copy");
    round.received(payload -> held.containsKey(payload.text()) ? payload.text() : "no such file");
    assertThat(held)
        .hasSize(round.arriving().size())
        .allSatisfy((name, text) -> assertThat(text).isEqualTo("copied"));
    round.refusesTheOthers();
    seesTheCanary();
    round.report();
  }

  private static String noFile(Payload payload) {
    return FileNames.refusal(payload, "Docker did not take the file");
  }

  private String copies(List<Payload> payloads) {
    return Round.each(
        payloads,
        p ->
            "- id: %s\n  type: docker.copy\n  with: { container: app, from: { host: \"%s\" }, to: \"%s/copy/%s\" }\n"
                .formatted(p.key(), directory.resolve("content"), folder, p.tag()));
  }
}
