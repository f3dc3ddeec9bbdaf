package dev.playbook.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code playbook baseline capture} and {@code diff} with real processes. */
final class BaselineCaptureTest {
  private static final String MEASURES =
      """
      schemaVersion: 1
      kind: target
      id: t
      workdir: ..
      measures:
        - id: memories
          type: shell
          with: { script: cat count }
          risk: read
          keep: { count: result.json.n }
        - id: search
          type: shell
          with: { script: cat times }
          risk: read
          keep: { p95: result.json.p95, slow: "result.json.p95 > 200" }
          tolerance: 50%
        - id: indexes
          type: shell
          with: { script: cat indexes }
          risk: read
          keep: { definitions: result.json }
      """;

  private static final String WRITTEN =
      """
      {
        "memories": {
          "count": 50112
        },
        "search": {
          "p95": 100,
          "slow": false
        },
        "indexes": {
          "definitions": [
            {
              "def": "CREATE INDEX a",
              "name": "a"
            },
            {
              "def": "CREATE INDEX b",
              "name": "b"
            }
          ]
        }
      }
      """;

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void aSystemThatIsWell() {
    cli = new Cli(directory);
    cli.write("targets/t.yml", MEASURES);
    cli.write("count", "{\"n\": 50112}");
    cli.write("times", "{\"p95\": 100}");
    cli.write(
        "indexes",
        "[{\"name\":\"a\",\"def\":\"CREATE INDEX a\"},{\"name\":\"b\",\"def\":\"CREATE INDEX"
            + " b\"}]");
  }

  @Test
  void writesWhatIsMeasuredWhereExpressionsReadIt() {
    Cli.Result capture = baseline("capture");
    assertThat(capture.code()).isZero();
    assertThat(capture.out()).contains("baselines/t.json`: 4 values of 3 measures; commit it");
    assertThat(cli.file("baselines/t.json")).hasContent(WRITTEN);
    Path playbook =
        cli.playbook(
            """
            target: t
            steps:
              - { id: a, type: shell, with: { script: "echo {{baseline.memories.count}} > seen" }, expect: 2 * baseline.search.p95 == 200 }
            """);
    assertThat(cli.run(playbook).code()).isZero();
    assertThat(cli.file("seen")).hasContent("50112");
  }

  @Test
  void writesTheSameTextForTheSameSystem() throws IOException {
    baseline("capture");
    Object written = Files.getLastModifiedTime(cli.file("baselines/t.json"));
    Cli.Result again = baseline("capture");
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("baselines/t.json` says so already");
    assertThat(Files.getLastModifiedTime(cli.file("baselines/t.json"))).isEqualTo(written);
  }

  @Test
  void writesTheFileThatIsNamed() throws IOException {
    assertThat(baseline("capture", "--out", cli.file("known.json").toString()).code()).isZero();
    assertThat(cli.file("known.json")).hasContent(WRITTEN);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .contains("known.json")
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void writesNothingOfASystemThatCannotBeMeasured() throws IOException {
    baseline("capture");
    cli.write("times", "{}");
    Files.delete(cli.file("count"));
    Cli.Result capture = baseline("capture");
    assertThat(capture.code()).isEqualTo(Exit.REFUSED);
    assertThat(capture.err())
        .contains("`memories` cannot be measured: ", "`search` cannot be measured: `p95`")
        .contains("nothing was written");
    assertThat(cli.file("baselines/t.json")).hasContent(WRITTEN);
  }

  @Test
  void keepsNoValueThatIsNone() {
    cli.write("count", "{\"n\": null}");
    Cli.Result capture = baseline("capture");
    assertThat(capture.code()).isEqualTo(Exit.REFUSED);
    assertThat(capture.err()).contains("`memories` cannot be measured: `count` is null");
  }

  @Test
  void differsInNothingFromASystemThatIsWell() {
    baseline("capture");
    Cli.Result diff = baseline("diff");
    assertThat(diff.code()).isZero();
    assertThat(diff.out())
        .containsPattern("✓ memories.count +50112")
        .contains("4 as before, 0 differ, 0 new, 0 without data");
  }

  @Test
  void saysWhatDiffers() {
    baseline("capture");
    cli.write("count", "{\"n\": 50110}");
    cli.write("times", "{\"p95\": 140}");
    cli.write("indexes", "[{\"name\":\"b\",\"def\":\"CREATE INDEX b\"},{\"name\":\"c\"}]");
    Cli.Result diff = baseline("diff");
    assertThat(diff.code()).isEqualTo(Exit.DIFFERS);
    assertThat(diff.out())
        .containsPattern("✗ memories.count +50112 → 50110\n")
        .containsPattern("✓ search.p95 +100 → 140\n")
        .contains("✗ indexes.definitions\n")
        .contains("    - {\"def\":\"CREATE INDEX a\",\"name\":\"a\"}\n    + {\"name\":\"c\"}\n")
        .contains("2 as before, 2 differ, 0 new, 0 without data");
  }

  @Test
  void cannotSayWhatIsNotThere() throws IOException {
    baseline("capture");
    Files.delete(cli.file("count"));
    Cli.Result diff = baseline("diff");
    assertThat(diff.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(diff.out()).containsPattern("\\? memories.count +no data\n    exit code 1");
  }

  @Test
  void tellsValuesThatOnlyOneOfTheTwoHas() {
    cli.write(
        "baselines/t.json", "{\"memories\": {\"count\": 50112}, \"git\": {\"commit\": \"4f\"}}");
    Cli.Result diff = baseline("diff", "-o", "json");
    assertThat(diff.code()).isEqualTo(Exit.DIFFERS);
    assertThat(diff.out())
        .contains("\"name\":\"search.p95\",\"verdict\":\"new\",\"before\":\"\",\"now\":\"100\"")
        .contains("\"name\":\"memories.count\",\"verdict\":\"same\"")
        .contains("\"unmeasured\":[\"git.commit\"]");
  }

  @Test
  void needsABaselineToCompareWith() {
    Cli.Result diff = baseline("diff");
    assertThat(diff.code()).isEqualTo(Exit.USAGE);
    assertThat(diff.err())
        .contains("nothing was measured on the target `t` yet", "playbook baseline capture");
  }

  @Test
  void needsSomethingToMeasure() {
    cli.target("");
    Cli.Result capture = baseline("capture");
    assertThat(capture.code()).isEqualTo(Exit.USAGE);
    assertThat(capture.err())
        .contains("nothing is to be measured on the target `t`", "`measures:`");
  }

  @Test
  void refusesAMeasureThatMayChangeSomething() {
    cli.write("targets/t.yml", MEASURES.replace("    risk: read\n", ""));
    Cli.Result capture = baseline("capture");
    assertThat(capture.code()).isEqualTo(Exit.INVALID);
    assertThat(capture.err()).contains("error[PB0410]: `shell` may change something here");
    assertThat(cli.file("baselines/t.json")).doesNotExist();
  }

  @Test
  void findsFaultsInMeasuresWithThoseOfAPlaybook() {
    cli.write(
        "targets/t.yml",
        MEASURES
            .replace("result.json.p95,", "result.jason.p95,")
            .replace("id: search", "id: memories"));
    Path playbook =
        cli.playbook("target: t\nsteps:\n  - { id: a, type: shell, with: { script: 'true' } }\n");
    assertThat(Cli.call("validate", playbook.toString()).err())
        .contains("the id `memories` is used twice", "jason");
  }

  @Test
  void namesATargetThatIsNotThere() {
    Cli.Result capture = Cli.call("baseline", "capture", "--target", "nowhere");
    assertThat(capture.code()).isEqualTo(Exit.USAGE);
    assertThat(capture.err()).contains("there is no target `nowhere`");
  }

  @Test
  void asksWhichOfTheTwoIsMeant() {
    Cli.Result neither = Cli.call("baseline");
    assertThat(neither.code()).isEqualTo(Exit.USAGE);
    assertThat(neither.err()).contains("`playbook baseline capture` or `playbook baseline diff`");
  }

  private Cli.Result baseline(String word, String... more) {
    return Cli.call(
        Cli.words(
            List.of("baseline", word, "--target", cli.file("targets/t.yml").toString()), more));
  }
}
