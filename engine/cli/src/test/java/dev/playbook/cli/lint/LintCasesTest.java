package dev.playbook.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code cases/lint/<rule>/bad.yml} shows the hazard, and lint says what stands beside it in
 * {@code bad.txt}; every {@code good.yml} does the same thing rightly. With {@code
 * -Dplaybook.cases=write} the texts are written instead: read the difference.
 */
class LintCasesTest {
  private static final Path CASES = RealStack.root().resolve("engine/core/src/test/cases/lint");
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));

  /** What a procedure written for people can do to them, as the plan of this project counts it. */
  private static final Map<String, String> HAZARDS =
      Map.ofEntries(
          Map.entry("L1003", "relative Git reference"),
          Map.entry("L1001", "sed without a look whether it matched"),
          Map.entry("L1202", "restart that does not read the changed environment"),
          Map.entry("L1101", "|| echo"),
          Map.entry("L1102", "sleep"),
          Map.entry("L1301", "CREATE without IF NOT EXISTS"),
          Map.entry("L1302", "drop before create"),
          Map.entry("L1307", "DELETE by the host's clock"),
          Map.entry("L1104", "secret as an argument"),
          Map.entry("L1103", "-it"),
          Map.entry("L1203", "stop without start of the same services"),
          Map.entry("L1002", "copy into a directory under another name"),
          Map.entry("L1401", "last good backup overwritten"),
          Map.entry("L1008", "crontab replaced"),
          Map.entry("L1603", "destructive step without a way back"),
          Map.entry("L1303", "plain CREATE INDEX"),
          Map.entry("L1304", "index changed in a transaction"),
          Map.entry("L1305", "ivfflat without lists"),
          Map.entry("L1306", "unnamed index"),
          Map.entry("L1201", "pkill before the switch is off"),
          Map.entry("L1005", "rm -rf"),
          Map.entry("L1006", "cp -r into a folder that is there"),
          Map.entry("L1310", "psql without ON_ERROR_STOP"),
          Map.entry("L1402", "dropdb before the backup is proven"),
          Map.entry("L1108", "curl without a limit"),
          Map.entry("L1204", "down with services"));

  @TestFactory
  Stream<DynamicTest> saysWhatIsHazardous() throws IOException {
    List<Path> cases = cases("bad.yml");
    assertThat(cases).hasSizeGreaterThan(40);
    return each(cases, LintCasesTest::saysWhatStandsBesideIt);
  }

  @TestFactory
  Stream<DynamicTest> saysNothingWhereItIsDoneRightly() throws IOException {
    List<Path> cases = cases("good.yml");
    assertThat(cases).hasSameSizeAs(cases("bad.yml"));
    return each(cases, file -> assertThat(Linted.of(file).text()).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> saysNothingAboutWhatOnlyLooksLikeAHazard() throws IOException {
    return each(playbooks("quiet"), file -> assertThat(Linted.of(file).text()).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWithTheSourceDocument() throws IOException {
    return each(playbooks("word-by-word"), LintCasesTest::compare);
  }

  @Test
  void findsEveryHazardInTheSourceDocumentWordByWord() throws IOException {
    Set<String> found = new TreeSet<>();
    playbooks("word-by-word").forEach(file -> found.addAll(Linted.of(file).ids()));
    assertThat(HAZARDS).hasSize(26);
    assertThat(found).containsAll(HAZARDS.keySet());
  }

  private static List<Path> playbooks(String folder) throws IOException {
    try (Stream<Path> files = Files.list(CASES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static List<Path> cases(String name) throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.resolve(name)).filter(Files::exists).sorted().toList();
    }
  }

  private static Stream<DynamicTest> each(List<Path> files, Check check) {
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    CASES.relativize(file).toString(), () -> check.check(file)));
  }

  private interface Check {
    void check(Path file) throws IOException;
  }

  private static void saysWhatStandsBesideIt(Path file) throws IOException {
    compare(file);
    String rule = CASES.relativize(file).getName(0).toString();
    assertThat(Linted.of(file).ids()).contains(rule);
  }

  private static void compare(Path file) throws IOException {
    Path expected = file.resolveSibling(file.toFile().getName().replace(".yml", ".txt"));
    String text = Linted.of(file).text();
    if (WRITE) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }
}
