package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli.Result;
import dev.playbook.fixtures.RealStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code lint} as an operator meets it. */
final class LintTest {
  private static final Path ROOT = RealStack.root();
  private static final Path CASES = ROOT.resolve("engine/core/src/test/cases/lint");

  @TempDir Path directory;

  private static String bad(String rule) {
    return CASES.resolve(rule).resolve("bad.yml").toString();
  }

  @Test
  void findsNothingInTheRepositorysOwnPlaybooks() {
    Result linted = Cli.call("lint", ROOT.resolve("playbooks").toString(), "--strict");
    assertThat(linted.err()).isEmpty();
    assertThat(linted.out()).contains("files checked: no faults (");
    assertThat(linted.code()).isZero();
  }

  @Test
  void findsNothingInTheExamples() {
    Result linted =
        Cli.call("lint", ROOT.resolve("examples/quickstart/playbook.yml").toString(), "--strict");
    assertThat(linted.err()).isEmpty();
    assertThat(linted.code()).isZero();
  }

  @Test
  void letsWarningsPass() {
    Result linted = Cli.call("lint", bad("L1102"));
    assertThat(linted.err())
        .contains("warning[L1102]: ", "^^^^^^^^^^", "1 file checked: 1 warning");
    assertThat(linted.out()).isEmpty();
    assertThat(linted.code()).isZero();
  }

  @Test
  void refusesWarningsWhenItIsStrict() {
    assertThat(Cli.call("lint", "--strict", bad("L1102")).code()).isEqualTo(3);
  }

  @Test
  void refusesErrors() {
    assertThat(Cli.call("lint", bad("L1103")).code()).isEqualTo(3);
  }

  @Test
  void showsTheFaultsOfAnInvalidPlaybookInstead() {
    Path playbook = new Cli(directory).write("p.yml", "schemaVersion: 1\nid: p\nstep: []\n");
    Result linted = Cli.call("lint", playbook.toString());
    assertThat(linted.err()).contains("error[PB0201]").doesNotContain("[L1");
    assertThat(linted.code()).isEqualTo(3);
  }

  @Test
  void goesOnBehindAPlaybookWithHazards() {
    Result linted = Cli.call("lint", bad("L1103"), bad("L1102"));
    assertThat(linted.err()).contains("error[L1103]", "warning[L1102]", "2 files checked: 1 error");
  }

  @Test
  void showsAPackThatTwoPlaybooksUseOnce() {
    Cli here = new Cli(directory);
    here.write(
        "lib/pack.yml",
        """
        schemaVersion: 1
        kind: validations
        id: pack
        validations:
          - { id: up, type: http, with: { url: "http://127.0.0.1:1" } }
        """);
    here.write("one.yml", using("one"));
    here.write("two.yml", using("two"));
    Result linted = Cli.call("lint", directory.toString());
    assertThat(linted.err()).containsOnlyOnce("[L1502]").contains("(used by ");
  }

  private static String using(String id) {
    return """
        schemaVersion: 1
        id: %s
        steps:
          - { id: a, type: shell, with: { command: [date] } }
        validations:
          - use: lib/pack.yml
        """
        .formatted(id);
  }

  @Test
  void comparesThePlaybooksOfAFolder() {
    Cli here = new Cli(directory);
    here.write("one.yml", restarting("one", "mem0"));
    here.write("three.yml", restarting("three", "neo4j"));
    here.write("two.yml", restarting("two", "mem0"));
    Result linted = Cli.call("lint", directory.toString());
    assertThat(linted.err())
        .containsOnlyOnce("[L1604]")
        .contains("`two` can run while `one` runs, and both change container `mem0`");
    assertThat(Cli.call("lint", directory.resolve("two.yml").toString()).err())
        .doesNotContain("[L1604]");
  }

  @Test
  void doesNotComparePlaybooksOnOtherTargets() {
    Cli here = new Cli(directory);
    here.write("one.yml", restarting("one", "mem0"));
    here.write("elsewhere/two.yml", restarting("two", "mem0"));
    Result linted =
        Cli.call("lint", directory.toString(), directory.resolve("elsewhere").toString());
    assertThat(linted.err()).doesNotContain("[L1604]").contains("2 files checked");
  }

  @Test
  void isSilentWhereACommentSaysWhyBothMayRunAtOnce() {
    Cli here = new Cli(directory);
    String meant = "id: two  # playbook-ignore: L1604 a restart harms nobody\n";
    here.write("one.yml", restarting("one", "mem0"));
    here.write("two.yml", restarting("two", "mem0").replace("id: two\n", meant));
    assertThat(Cli.call("lint", directory.toString()).err()).doesNotContain("[L1604]", "[L1902]");
    assertThat(Cli.call("lint", directory.resolve("two.yml").toString()).err())
        .doesNotContain("[L1902]");
  }

  private static String restarting(String id, String container) {
    return """
        schemaVersion: 1
        id: %s
        steps:
          - { id: a, type: docker.restart, with: { containers: [%s] } }
        """
        .formatted(id, container);
  }

  @Test
  void speaksToMachines() {
    Result linted = Cli.call("lint", bad("L1102"), "-o", "concise");
    assertThat(linted.out()).contains("bad.yml:11:23: warning L1102 ").doesNotContain("checked");
    assertThat(Cli.call("lint", bad("L1103"), "-o", "sarif").out())
        .contains("\"ruleId\":\"L1103\"");
  }

  @Test
  void saysThatAPlaybookIsMissing() {
    Result linted = Cli.call("lint", directory.resolve("none.yml").toString());
    assertThat(linted.err()).contains("there is no playbook `");
    assertThat(linted.code()).isEqualTo(1);
  }

  @Test
  void saysThatAFolderIsEmpty() {
    Result linted = Cli.call("lint", directory.toString());
    assertThat(linted.err()).contains("there is no playbook here");
    assertThat(linted.code()).isEqualTo(1);
  }
}
