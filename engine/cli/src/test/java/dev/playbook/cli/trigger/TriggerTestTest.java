package dev.playbook.cli.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Exit;
import dev.playbook.fixtures.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code playbook trigger test} against real services and real processes. */
final class TriggerTestTest {
  private static final String BREACH = "breach: result.json.errors > 5";

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withATarget() {
    cli = new Cli(directory);
    cli.target("");
  }

  @Test
  void isFineBelowTheThreshold() throws IOException {
    try (Watched service = new Watched().counts(3)) {
      Cli.Result test = test(service.url(), BREACH + ", for: 1m");
      assertThat(test.code()).isZero();
      assertThat(test.out())
          .contains("✓ p#errors  fine", "result.json.errors > 5", "└ 3")
          .contains("0 in breach, 1 fine, 0 without data");
    }
  }

  @Test
  void seesABreachWithTheValueThatMakesItOne() throws IOException {
    try (Watched service = new Watched().counts(9)) {
      Cli.Result test = test(service.url(), BREACH + ", for: 1m");
      assertThat(test.code()).isEqualTo(Exit.IN_BREACH);
      assertThat(test.out())
          .contains("✗ p#errors  breach", "└ 9")
          .contains("in breach for 0.0s; it fires after 1m: `--for 1m` looks so long")
          .contains("Next   look: playbook plan ");
      assertThat(service.asked()).isEqualTo(1);
    }
  }

  @Test
  void firesWhenTheBreachLastsLongEnough() throws IOException {
    try (Watched service = new Watched().counts(0, 9)) {
      Cli.Result test = test(service.url(), BREACH + ", for: 50ms", "--for", "10m");
      assertThat(test.code()).isEqualTo(Exit.IN_BREACH);
      assertThat(test.out()).contains("✗ p#errors  fires", "it fires after 50ms");
      assertThat(test.err()).containsSubsequence("p#errors  fine", "p#errors  breach");
    }
  }

  @Test
  void doesNotFireWhenTheBreachIsBrokenOff() throws IOException {
    try (Watched service = new Watched().counts(9, 0)) {
      Cli.Result test = test(service.url(), BREACH + ", for: 10m", "--for", "100ms");
      assertThat(test.code()).isZero();
      assertThat(test.out()).contains("✓ p#errors  fine");
    }
  }

  @Test
  void hasNoDataWhenTheServiceIsDown() throws IOException {
    Cli.Result test = test("http://127.0.0.1:" + Loopback.freePort(), BREACH);
    assertThat(test.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(test.out()).contains("? p#errors  no data", "refused").doesNotContain("Next");
  }

  @Test
  void isInBreachWhenTheServiceIsDownIfThatIsAskedFor() throws IOException {
    Cli.Result test =
        test("http://127.0.0.1:" + Loopback.freePort(), "breach: result.refused, for: 30s");
    assertThat(test.code()).isEqualTo(Exit.IN_BREACH);
    assertThat(test.out()).contains("✗ p#errors  breach", "└ true");
  }

  @Test
  void believesNoDataBeforeABreach() throws IOException {
    try (Watched service = new Watched().counts(9)) {
      Cli.Result test = test(service.url(), BREACH + ", noData: result.json.errors < 10");
      assertThat(test.code()).isEqualTo(Exit.UNKNOWN);
      assertThat(test.out()).contains("? p#errors  no data", "result.json.errors < 10");
    }
  }

  @Test
  void hasNoDataWhenTheAnswerLacksTheField() throws IOException {
    try (Watched service = new Watched().counts(1)) {
      Cli.Result test = test(service.url(), "breach: result.json.share > 5");
      assertThat(test.code()).isEqualTo(Exit.UNKNOWN);
      assertThat(test.out()).contains("? p#errors  no data", "share");
    }
  }

  @Test
  void endsWhenAServiceHangsAndTheExpressionSaysWhatThatMeans() throws IOException {
    try (ServerSocket silent = Loopback.silent()) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      assertThat(impatient(url, BREACH).code()).isEqualTo(Exit.UNKNOWN);
      assertThat(impatient(url, "breach: result.timedOut").code()).isEqualTo(Exit.IN_BREACH);
      assertThat(impatient(url, "breach: result.timedOut, noData: result.timedOut").code())
          .isEqualTo(Exit.UNKNOWN);
    }
  }

  private Cli.Result impatient(String url, String judged) {
    cli.playbook(trigger(url, judged).replace("requestTimeout: 30s", "requestTimeout: 100ms"));
    return Cli.call("trigger", "test", playbook().toString());
  }

  @Test
  void endsAProgramThatHangs() {
    cli.playbook(
        """
        target: t
        triggers:
          - { id: hangs, type: shell, with: { script: sleep 600 }, risk: read, timeout: 200ms, every: 1s, breach: result.timedOut }
          - { id: prints, type: shell, with: { script: echo 7 }, risk: read, every: 1s, breach: result.stdout == '7' }
        steps: [{ id: a, type: shell, with: { script: 'true' } }]
        """);
    assertThat(Cli.call("trigger", "test", playbook() + "#hangs").out())
        .contains("✗ p#hangs  fires");
    assertThat(Cli.call("trigger", "test", playbook() + "#prints").out())
        .contains("✗ p#prints  fires")
        .doesNotContain("hangs");
  }

  @Test
  void saysWhatTheOthersWaitFor() {
    cli.playbook(
        """
        target: t
        triggers:
          - { id: told, manual: An agent reports memory failures }
          - { id: alerted, alert: { severity: page, alertname: Slow } }
        steps: [{ id: a, type: shell, with: { script: 'true' } }]
        """);
    Cli.Result test = Cli.call("trigger", "test", playbook().toString());
    assertThat(test.code()).isZero();
    assertThat(test.out())
        .contains("· p#told  waits for a person: An agent reports memory failures")
        .contains("· p#alerted  waits for an alert with alertname=Slow, severity=page");
  }

  @Test
  void refusesWhatMayChangeSomething() {
    Cli.Result test = test("http://127.0.0.1:1", BREACH + ", risk: change");
    assertThat(test.code()).isEqualTo(Exit.INVALID);
    cli.write("touched", "no");
    cli.playbook(
        """
        target: t
        inputs: { word: { type: string, default: "yes" } }
        triggers:
          - { id: writes, type: shell, with: { script: "echo {{inputs.word}} > touched" }, every: 1s, breach: result.exitCode == 0 }
        steps: [{ id: a, type: shell, with: { script: 'true' } }]
        """);
    Cli.Result refused = Cli.call("trigger", "test", playbook().toString());
    assertThat(refused.code()).isEqualTo(Exit.INVALID);
    assertThat(refused.all()).contains("`shell` may change something here", "risk: read");
    assertThat(cli.read("touched")).isEqualTo("no");
  }

  @Test
  void refusesAPostThatDoesNotSayThatItOnlyReads() {
    cli.playbook(trigger("http://127.0.0.1:1", BREACH).replace("url:", "method: POST, url:"));
    Cli.Result checked = Cli.call("validate", playbook().toString());
    assertThat(checked.code()).isEqualTo(Exit.INVALID);
    assertThat(checked.err()).contains("error[PB0410]: `http` may change something here");
  }

  @Test
  void needsNoValueThatOnlyAnOperatorCanGive() {
    cli.playbook(
        """
        target: t
        inputs: { limit: { type: integer, required: true } }
        triggers:
          - { id: many, type: shell, with: { script: echo 7 }, risk: read, every: 1s, breach: result.json > inputs.limit }
        steps: [{ id: a, type: shell, with: { script: 'true' } }]
        """);
    Cli.Result test = Cli.call("trigger", "test", playbook().toString());
    assertThat(test.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(test.out()).contains("? p#many  no data", "inputs.limit");
  }

  @Test
  void speaksJson() throws IOException {
    try (Watched service = new Watched().counts(9)) {
      assertThat(test(service.url(), BREACH + ", for: 1m", "-o", "json").out())
          .startsWith("{\"formatVersion\":\"1.0\",\"triggers\":[{\"playbook\":\"p\",")
          .contains("\"id\":\"errors\",\"verdict\":\"breach\"")
          .contains("\"lasted\":\"PT0S\",\"for\":\"PT1M\",\"fires\":false");
    }
  }

  @Test
  void namesTheTriggerThatWasMeant() {
    cli.playbook(trigger("http://127.0.0.1:1", BREACH));
    Cli.Result test = Cli.call("trigger", "test", playbook() + "#error");
    assertThat(test.code()).isEqualTo(Exit.USAGE);
    assertThat(test.err()).contains("`p` has no trigger `error`; did you mean `errors`?");
  }

  @Test
  void refusesATimeThatIsNone() {
    Cli.Result test = Cli.call("trigger", "test", "--for", "soon");
    assertThat(test.code()).isEqualTo(Exit.USAGE);
    assertThat(test.err()).contains("`soon` is not a duration");
  }

  @Test
  void goesOnWithoutAPlaybookThatIsWrong() throws IOException {
    try (Watched service = new Watched().counts(9)) {
      cli.write("playbooks/bad.yml", "schemaVersion: 1\nid: bad\nsteps: nothing\n");
      cli.write(
          "playbooks/good.yml",
          Cli.HEAD + trigger(service.url(), BREACH).replace("target: t\n", ""));
      cli.write("playbooks/targets/t.yml", "schemaVersion: 1\nkind: target\n");
      String folder = cli.file("playbooks").toString();
      Cli.Result test = Cli.call("trigger", "test", folder, "--target", "t");
      assertThat(test.code()).isEqualTo(Exit.IN_BREACH);
      assertThat(test.err()).contains("bad.yml");
      assertThat(test.out()).contains("p#errors  fires");
    }
  }

  private Cli.Result test(String url, String judged, String... more) {
    cli.playbook(trigger(url, judged));
    return Cli.call(Cli.words(List.of("trigger", "test", playbook().toString()), more));
  }

  private static String trigger(String url, String judged) {
    return """
    target: t
    triggers:
      - { id: errors, type: http, with: { url: "%s", requestTimeout: 30s }, every: 20ms, %s }
    steps: [{ id: a, type: shell, with: { script: 'true' } }]
    """
        .formatted(url, judged);
  }

  private Path playbook() {
    return cli.file("p.yml");
  }
}
