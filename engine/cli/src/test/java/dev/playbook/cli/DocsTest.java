package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code playbook docs} writes, and what it leaves alone. */
final class DocsTest {
  private static final String STEP = "steps:\n  - { id: a, type: shell, with: { script: ls } }\n";

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withAFolderOfItsOwn() {
    cli = new Cli(directory);
  }

  private Cli.Result docs() {
    return Cli.call(
        "docs", cli.file("playbooks").toString(), "--output", cli.file("pages").toString());
  }

  private void playbook(String id, String body) {
    cli.write("playbooks/" + id + ".yml", "schemaVersion: 1\nid: " + id + "\n" + body);
  }

  @Test
  void writesAPageForEachPlaybookAndOneForAll() {
    playbook("one", STEP);
    playbook("two", STEP);
    assertThat(docs().out().lines())
        .containsExactly(
            "wrote " + cli.file("pages/README.md"),
            "wrote " + cli.file("pages/one.md"),
            "wrote " + cli.file("pages/two.md"));
    assertThat(cli.read("pages/README.md")).contains("[`one`](one.md)", "[`two`](two.md)");
  }

  @Test
  void writesThePagesAnewWhenThePlaybookHasChanged() {
    playbook("one", STEP);
    docs();
    playbook("one", "name: Another name\n" + STEP);
    assertThat(docs().code()).isZero();
    assertThat(cli.read("pages/one.md")).contains("# Another name\n");
  }

  @Test
  void overwritesNothingThatItHasNotWritten() {
    playbook("one", STEP);
    cli.write("pages/one.md", "# My own\n");
    Cli.Result refused = docs();
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err())
        .contains("one.md` was not written by this command; nothing was written");
    assertThat(cli.file("pages/one.md")).hasContent("# My own\n");
    assertThat(cli.file("pages/README.md")).doesNotExist();
  }

  @Test
  void writesNothingWhenAPlaybookIsInvalidAndSaysWhatIsWrongWithAll() {
    playbook("one", "steps: none\n");
    playbook("two", "stesp: []\n" + STEP);
    Cli.Result refused = docs();
    assertThat(refused.code()).isEqualTo(Exit.INVALID);
    assertThat(refused.err()).contains("one.yml:3:8", "two.yml:3:1");
    assertThat(cli.file("pages")).doesNotExist();
  }

  @Test
  void refusesTwoPlaybooksOfOneName() {
    playbook("one", STEP);
    cli.write("playbooks/other.yml", "schemaVersion: 1\nid: one\n" + STEP);
    assertThat(docs().err()).contains("two playbooks are called `one`: ");
    assertThat(cli.file("pages")).doesNotExist();
  }

  @Test
  void saysWhatIsMissing() {
    playbook("one", STEP);
    docs();
    assertThat(cli.read("pages/README.md"))
        .contains(
            "- [`one`](one.md): no class; no owner; approved by nobody; no trigger; no validation;"
                + " no promise (`budget.target`); no hard stop (`budget.limit`); no `estimate` of"
                + " `a`; never reviewed; no drill on record\n");
  }

  @Test
  void findsTheLastDrillOnRecordOfThisPlaybook() {
    playbook("one", STEP);
    cli.write("drills/one-2026-01-20.md", "");
    cli.write("drills/one-2026-03-01.md", "");
    cli.write("drills/one-more-2026-12-01.md", "");
    docs();
    assertThat(cli.read("pages/README.md"))
        .contains("| 2026-03-01 |\n")
        .doesNotContain("no drill on record", "2026-12-01");
  }

  @Test
  void showsStepsWhoseConditionDoesNotHoldByDefault() {
    playbook(
        "one",
        """
        inputs: { all: { type: boolean, default: false } }
        steps:
          - { id: rarely, type: shell, with: { command: [wipe] }, when: inputs.all, risk: destroy, undo: none, because: no }
        """);
    docs();
    assertThat(cli.read("pages/one.md"))
        .contains(
            "only when `inputs.all`", "run `wipe`", "| **destroy** |", "cannot be undone: no");
    assertThat(cli.read("pages/README.md")).contains("**0 of 1**", "no way back from `rarely`");
  }
}
