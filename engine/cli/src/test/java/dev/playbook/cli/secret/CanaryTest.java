package dev.playbook.cli.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import dev.playbook.cli.OwnProcess;
import dev.playbook.fixtures.Strace;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve secrets go through every failure in every encoding. Each is looked for in all that was
 * shown, in all that was kept, and in the arguments of every process.
 */
@Tag(Goal.TAG)
@Timeout(300)
final class CanaryTest {
  /** Prints each secret in all encodings, whole and over the end of a piece of 8 KiB. */
  private static final String SHOUT =
      """
      import base64, json, os, shlex, sys, urllib.parse as url
      out = sys.stderr if "stderr" in sys.argv else sys.stdout
      for name, text in os.environ.items():
          if not name.startswith("CANARY_"):
              continue
          raw = text.encode()
          for before in (b"", b"x", b"xy"):
              print(base64.b64encode(before + raw).decode(), base64.encodebytes(before + raw).decode(), file=out)
          print(text, "[" + text + "]", raw.hex(), raw.hex().upper(), json.dumps(text), repr(text), file=out)
          print(json.dumps(text, ensure_ascii=False), url.quote(text), url.quote_plus(text), file=out)
          print(shlex.quote(text), "'" + text.replace("'", "'\\''") + "'", file=out)
          print(" " * (8192 - 5) + text, file=out)
      """;

  private static final Map<String, String> FAILURES = failures();

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  /** One secret after one failure. */
  private record Trace(String failure, Canary canary, String form, String all) {
    @Override
    public String toString() {
      return failure + ", " + canary.name() + ", form " + canary.forms().indexOf(form);
    }
  }

  @BeforeEach
  void withTheSecretsInFiles() {
    cli = new Cli(directory);
    Canary.all().forEach(one -> cli.write("secrets/" + one.name(), one.text() + "\n"));
    cli.target(
        """
        containers: { nobody: no-such-container }
        connections:
          db: { type: postgresql, host: 127.0.0.1, port: 1, database: d, user: u, password: { secret: url } }
        secrets:
        """
            + Canary.all().stream()
                .map(it -> "  %s: { file: ../secrets/%s }\n".formatted(it.name(), it.name()))
                .collect(Collectors.joining()));
  }

  @Test
  void isNowhereAfterAnyFailure() throws IOException {
    assertThat(FAILURES).hasSize(20);
    List<Trace> traces = new ArrayList<>();
    for (Map.Entry<String, String> failure : FAILURES.entrySet()) {
      String all = after(failure.getValue());
      for (Canary canary : Canary.all()) {
        canary.forms().forEach(it -> traces.add(new Trace(failure.getKey(), canary, it, all)));
      }
    }
    Goal.R15.each(
        "12 secrets, every encoding, 20 failures",
        traces,
        it -> assertThat(Canary.isIn(it.all(), it.form())).as("is there").isFalse());
  }

  @Test
  void isInNoArgumentOfAnyProcess() throws Exception {
    cli.write("shout.py", SHOUT);
    Path playbook =
        cli.playbook(
            """
            target: t
            steps:
            - { id: environment, type: shell, with: { env: ENV, script: python3 shout.py } }
            - { id: stdin, type: shell, with: { script: cat, stdin: "{{secrets.long}}" } }
            - { id: database, type: sql, with: { connection: db, query: SELECT 1 }, timeout: 5s, onFailure: continue }
            - { id: header, type: http, with: { url: "http://127.0.0.1:1/", headers: { X: "{{secrets.token}}" } } }
            """
                .replace("ENV", environment()));
    Path calls = cli.file("calls");
    List<String> strace =
        List.of("strace", "-f", "-s", "100000", "-e", "trace=execve", "-o", calls.toString());
    if (!Strace.canBeUsed()) {
      Goal.R15.cannotBeTried("arguments of every process", "strace cannot be used");
      return;
    }
    Result run =
        new OwnProcess(cli).run(strace, cli.withState("run", playbook.toString(), "--yes"));
    assertThat(run.code()).as(run.all()).isEqualTo(5);
    String all = Files.readString(calls);
    assertThat(all).contains("shout.py", "setsid");
    List<Trace> traces = new ArrayList<>();
    for (Canary canary : Canary.all()) {
      canary.forms().forEach(it -> traces.add(new Trace("argument", canary, it, all)));
    }
    Goal.R15.each(
        "arguments of every process",
        traces,
        it -> assertThat(Canary.isIn(it.all(), it.form())).as("is there").isFalse());
  }

  /** Returns all that was shown and kept. */
  private String after(String step) throws IOException {
    Path state = cli.state();
    if (Files.exists(state)) {
      Files.move(state, Files.createTempDirectory(directory, "before-").resolve("state"));
    }
    cli.write("shout.py", SHOUT);
    Path playbook = cli.playbook("target: t\nsteps:\n" + step.replace("ENV", environment()));
    Result run = cli.run(playbook, "-v");
    assertThat(run.code()).as(run.all()).isIn(4, 5, 7);
    Result ndjson = cli.run(playbook, "-o", "ndjson", "-v");
    return run.all()
        + ndjson.all()
        + cli.stateful("report").all()
        + cli.stateful("plan", playbook.toString(), "--full").all()
        + cli.everythingKept();
  }

  private static String environment() {
    return Canary.all().stream()
        .map(it -> "CANARY_%1$s: \"{{secrets.%1$s}}\"".formatted(it.name()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static Map<String, String> failures() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("exit code", shell("shout; exit 1"));
    all.put("standard error", shell("shout stderr; exit 1"));
    all.put("killed", shell("shout; kill -9 $$"));
    all.put("out of time", shell("shout; sleep 60") + "  timeout: 2s\n");
    all.put("leftovers", shell("shout; sleep 60 & exit 0"));
    all.put("unset variable", shell("shout; echo $CANARY_plain; echo $nothing"));
    all.put(
        "traced",
        shell(
            "set -x; shout; for name in ${!CANARY_*}; do echo \"${!name}\"; printf '%q' \"${!name}\"; done; exit 1"));
    all.put("unfulfilled", shell("shout") + "  expect: result.stdout == 'something else'\n");
    all.put(
        "byte by byte",
        shell(
            """
            python3 -c '
            import os
            for name, value in os.environb.items():
                for byte in (value if name.startswith(b"CANARY") else b""):
                    os.write(1, bytes([byte]))
                os.write(1, b"\\n")'
            exit 1
            """));
    all.put("no such program", command("no-such-program-{{secrets.plain}}"));
    all.put("no such path", command("/no/such/{{secrets.plain}}"));
    all.put("no such directory", one("shell", "script: exit 0, workdir: \"{{secrets.plain}}\""));
    all.put("refused connection", one("http", "url: \"http://127.0.0.1:1/{{secrets.url}}\""));
    all.put(
        "refused header",
        one("http", "url: \"http://127.0.0.1:1/\", headers: { X: \"{{secrets.lines}}\" }"));
    all.put("no such host", one("http", "url: \"http://{{secrets.plain}}.invalid/\""));
    all.put("database away", one("sql", "connection: db, query: SELECT 1") + "  timeout: 5s\n");
    all.put(
        "no such file",
        one("file.set", "path: \"{{secrets.plain}}\", set: { A: \"{{secrets.quotes}}\" }"));
    all.put(
        "no such container",
        one("docker.exec", "container: nobody, command: [echo, \"{{secrets.plain}}\"]"));
    all.put(
        "no such reference",
        one("git.restore", "ref: \"{{secrets.plain}}\", paths: [a], repository: ."));
    all.put("retried", shell("shout; exit 1") + "  retry: { maxAttempts: 2, interval: 10ms }\n");
    return all;
  }

  private static String shell(String script) {
    return """
    - id: a
      type: shell
      with:
        env: ENV
        script: |
          shout() { python3 shout.py "$@"; }
          %s
    """
        .formatted(script.strip().replace("\n", "\n      "));
  }

  private static String command(String program) {
    return one("shell", "command: [\"" + program + "\", \"{{secrets.shell}}\"]");
  }

  private static String one(String type, String with) {
    return "- id: a\n  type: " + type + "\n  with: { " + with + " }\n";
  }
}
