package dev.playbook.cli.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code playbook trigger list}: looks at nothing. */
final class TriggerListTest {
  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void write() {
    cli = new Cli(directory);
    cli.target("urls: { app: \"http://127.0.0.1:1\" }\n");
    cli.playbook(
        """
        target: t
        triggers:
          - id: slow
            type: http
            with: { url: "{{target.urls.app}}/search", samples: 20 }
            every: 10s
            breach: >-
              result.p95 > 200ms
              || result.errorRate > 1%
            noData: result.refused
            for: 1m
            cooldown: 30m
          - { id: told, manual: Somebody says so }
          - { id: alerted, alert: { severity: page, alertname: Slow } }
        steps: [{ id: a, type: shell, with: { script: 'true' } }]
        """);
  }

  @Test
  void tellsAPipeATriggerALine() {
    Cli.Result list = Cli.call("trigger", "list", playbook());
    assertThat(list.code()).isZero();
    assertThat(list.out().lines())
        .containsExactly(
            "p#slow\tmeasured\tGET http://127.0.0.1:1/search, 20 requests\tresult.p95 > 200ms ||"
                + " result.errorRate > 1%\tresult.refused\t10s\t1m\t30m\tpropose",
            "p#told\tmanual\tSomebody says so", "p#alerted\talert\talertname=Slow, severity=page");
  }

  @Test
  void showsPeopleWhatFiresWhen() {
    assertThat(Cli.terminal("trigger", "list", playbook()).out())
        .contains("p#slow   GET http://127.0.0.1:1/search, 20 requests")
        .contains("    breach   result.p95 > 200ms || result.errorRate > 1%")
        .contains("    no data  result.refused")
        .contains("    looks every 10s; fires after 1m, then is silent for 30m; proposes")
        .contains("p#told   a person\n    Somebody says so")
        .contains("p#alerted   alerts from outside\n    fires on an alert with alertname=Slow")
        .endsWith("3 triggers\n");
  }

  @Test
  void listsTheTriggersThatAPlaybookUses() {
    cli.write(
        "triggers/shared.yml",
        """
        schemaVersion: 1
        kind: triggers
        id: shared
        triggers:
          - { id: down, type: http, with: { url: "{{target.urls.app}}" }, every: 5s, breach: result.refused, for: 30s }
        """);
    cli.playbook(
        """
        target: t
        triggers:
          - use: triggers/shared.yml
          - { id: told, manual: Somebody says so }
        steps: [{ id: a, type: shell, with: { script: 'true' } }]
        """);
    assertThat(Cli.call("trigger", "list", playbook()).out().lines())
        .containsExactly(
            "p#down\tmeasured\tGET http://127.0.0.1:1\tresult.refused\t\t5s\t30s\t0s\tpropose",
            "p#told\tmanual\tSomebody says so");
    assertThat(Cli.call("trigger", "test", playbook() + "#down").code()).isEqualTo(Exit.IN_BREACH);
  }

  @Test
  void speaksJson() {
    assertThat(Cli.call("trigger", "list", playbook() + "#slow", "-o", "json").out())
        .startsWith("{\"formatVersion\":\"1.0\",\"triggers\":[{\"playbook\":\"p\",\"id\":\"slow\",")
        .contains("\"kind\":\"measured\"", "\"every\":\"PT10S\",\"for\":\"PT1M\"")
        .contains("\"mode\":\"propose\",\"place\":")
        .doesNotContain("told");
  }

  @Test
  void saysWhatIsWrongAndListsTheOthers() {
    cli.write("q.yml", "schemaVersion: 1\nid: q\nsteps: nothing\n");
    Cli.Result list = Cli.call("trigger", "list", directory.toString());
    assertThat(list.code()).isEqualTo(Exit.INVALID);
    assertThat(list.err()).contains("q.yml:3:8");
    assertThat(list.out()).contains("p#slow");
  }

  @Test
  void namesAPlaybookThatIsNotThere() {
    Cli.Result list = Cli.call("trigger", "list", directory.resolve("none").toString());
    assertThat(list.code()).isEqualTo(Exit.USAGE);
    assertThat(list.err()).contains("there is no playbook");
  }

  @Test
  void asksWhichOfTheTwoIsMeant() {
    Cli.Result neither = Cli.call("trigger");
    assertThat(neither.code()).isEqualTo(Exit.USAGE);
    assertThat(neither.err()).contains("`playbook trigger list` or `playbook trigger test`");
  }

  private String playbook() {
    return cli.file("p.yml").toString();
  }
}
