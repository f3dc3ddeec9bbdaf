package dev.playbook.steps.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "WORKERS=8                 | WORKERS=4",
        "export WORKERS=8          | export WORKERS=4",
        "WORKERS = 8               | WORKERS = 4",
        "WORKERS='8'               | WORKERS='4'",
        "WORKERS=\"8\"             | WORKERS=\"4\"",
        "WORKERS=8 # eight         | WORKERS=4 # eight",
        "WORKERS='8' # eight       | WORKERS='4' # eight",
        "WORKERS=\"a\\\"b#c\" # d  | WORKERS=\"4\" # d",
        "WORKERS=                  | WORKERS=4",
        "WORKERS=a#b               | WORKERS=4",
      })
  void changesTheValueAndNothingElse(String before, String after) {
    assertThat(set(before, "WORKERS", "4")).isEqualTo(after);
  }

  @Test
  void keepsAllOtherLinesAndEveryLineEnd() {
    String text = "# WORKERS=1\r\nMAX_WORKERS=8\r\nWORKERS=8\r\nWORKERS_MAX=80\n\n  spaced=1\rlast";
    assertThat(set(text, "WORKERS", "4"))
        .isEqualTo(
            "# WORKERS=1\r\nMAX_WORKERS=8\r\nWORKERS=4\r\nWORKERS_MAX=80\n\n  spaced=1\rlast");
  }

  @Test
  void changesTheLastLineWithoutALineEnd() {
    assertThat(set("A=1\nB=2", "B", "")).isEqualTo("A=1\nB=");
  }

  @Test
  void changesAValueWhoseBytesLookLikeALineEnd() {
    assertThat(set("A='\u00c3\u0085se'\nB=2\n", "A", "x")).isEqualTo("A='x'\nB=2\n");
    assertThat(set("A=\u00c3\u0085se\n", "A", "\u00c3\u0085")).isEqualTo("A=\u00c3\u0085\n");
  }

  @Test
  void refusesTheCharacterNulWhichNoReaderOfSuchFilesTakes() {
    assertThat(refusal("A=1\n", "A", "a\0").reason()).contains("cannot stand in line 1");
  }

  @Test
  void takesALongValueBetweenQuotes() {
    String value = "a".repeat(100_000);
    assertThat(set("A=\"x\"\n", "A", value)).isEqualTo("A=\"" + value + "\"\n");
    assertThat(set("A=\"" + value + "\"\n", "A", "x")).isEqualTo("A=\"x\"\n");
  }

  @Test
  void doesNotTakeALineInsideAValueForAKey() {
    String text = "KEY=\"one\nWORKERS=8\n\"\nWORKERS=9\n";
    assertThat(set(text, "WORKERS", "4")).isEqualTo("KEY=\"one\nWORKERS=8\n\"\nWORKERS=4\n");
    assertThat(refusal(text, "KEY", "x").reason()).contains("goes over several lines");
  }

  @Test
  void refusesAMissingKeyAndNamesWhatIsNear() {
    EnvironmentText.Edit.Refused refused = refusal("#WORKERS=8\nMAX_WORKERS=8\n", "WORKERS", "4");
    assertThat(refused.reason()).isEqualTo("there is no line `WORKERS=…`");
    assertThat(refused.hint()).isEqualTo("near it stands `MAX_WORKERS` in line 2");
  }

  @Test
  void refusesAKeyThatStandsTwiceAndNamesTheLines() {
    assertThat(refusal("A=1\nB=2\nexport A=3\n", "A", "4").reason())
        .isEqualTo("`A` stands 2 times, in the lines 1, 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=1 | ` x`",
        "A=1 | x #y",
        "A=1 | 'x'",
        "A='1' | it's",
        "A=\"1\" | a\"b",
        "A=1 | `a\nB=2`"
      })
  void refusesAValueThatTheLineCannotHold(String line, String value) {
    assertThat(refusal(line, "A", value).reason()).startsWith("the new value of `A` cannot stand");
  }

  private static String set(String text, String key, String value) {
    EnvironmentText.Edit edit = new EnvironmentText(text).set(key, value);
    assertThat(edit).isInstanceOf(EnvironmentText.Edit.Done.class);
    return ((EnvironmentText.Edit.Done) edit).text().text();
  }

  private static EnvironmentText.Edit.Refused refusal(String text, String key, String value) {
    EnvironmentText.Edit edit = new EnvironmentText(text).set(key, value);
    assertThat(edit).isInstanceOf(EnvironmentText.Edit.Refused.class);
    return (EnvironmentText.Edit.Refused) edit;
  }
}
