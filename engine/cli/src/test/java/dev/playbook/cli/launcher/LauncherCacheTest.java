package dev.playbook.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.launcher.Installation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherCacheTest {
  private static final Map<String, String> WAIT = Map.of("PLAYBOOK_AOT", "wait");
  private static final String OTHER_PROGRAM = Installation.ECHO.replace("\"[\"", "\"new code [\"");

  @TempDir Path folder;

  @Test
  void takesClassesFromACacheThatTheFirstStartMakes() throws Exception {
    Installation installation = echo();

    assertThat(installation.run(WAIT, "validate")).isEqualTo(new Result(0, "[validate]\n", ""));

    assertThat(caches()).hasSize(1);
    assertThat(sourceOfMain(installation)).contains("shared objects file");
  }

  @Test
  void runsTheNewCodeWhenAJarIsReplacedUnderACache() throws Exception {
    Installation installation = echo();
    installation.run(WAIT, "validate");
    List<String> before = caches();

    installation.replaceProgram(OTHER_PROGRAM);

    assertThat(installation.run("validate")).isEqualTo(new Result(0, "new code [validate]\n", ""));
    assertThat(installation.run(WAIT, "validate"))
        .isEqualTo(new Result(0, "new code [validate]\n", ""));
    assertThat(caches()).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(sourceOfMain(installation)).contains("shared objects file");
  }

  @Test
  void noticesAJarOfTheSameSizeWithTheSameTime() throws Exception {
    Installation installation = echo();
    installation.run(WAIT, "validate");
    Path jar = installation.root().resolve("lib/core/dev.playbook.cli.jar");
    var time = Files.getLastModifiedTime(jar);
    long size = Files.size(jar);

    installation.replaceProgram(Installation.ECHO.replace("\"[\"", "\"(\""));
    Files.setLastModifiedTime(jar, time);

    assertThat(Files.size(jar)).isEqualTo(size);
    assertThat(installation.run(Map.of("PLAYBOOK_AOT", "wait"), "validate").out())
        .isEqualTo("(validate]\n");
  }

  @Test
  void saysNothingAboutACacheThatIsBroken() throws Exception {
    Installation installation = echo();
    installation.run(WAIT, "validate");
    Path cache = folder.resolve("installation/aot").resolve(caches().getFirst());
    Files.writeString(cache, "rubbish");

    assertThat(installation.run(Map.of("PLAYBOOK_AOT", ""), "validate"))
        .isEqualTo(new Result(0, "[validate]\n", ""));
  }

  @Test
  void keepsTheWordsOfTheJvmAboutItsCacheToItself() throws Exception {
    Path rubbish = Files.writeString(folder.resolve("rubbish.aot"), "rubbish");
    for (Path cache : List.of(rubbish, folder.resolve("missing.aot"))) {
      Map<String, String> options = Map.of("PLAYBOOK_JAVA_OPTIONS", "-XX:AOTCache=" + cache);
      assertThat(echoOrThere().run(options, "validate"))
          .isEqualTo(new Result(0, "[validate]\n", ""));
    }
  }

  @Test
  void startsAlsoWhenTrainingFails() throws Exception {
    Installation installation =
        Installation.withProgram(
            folder.resolve("installation"),
            Installation.ECHO.replace(
                "default ->", "case \"trained\" -> throw new Error(); default ->"));

    assertThat(installation.run(WAIT, "validate")).isEqualTo(new Result(0, "[validate]\n", ""));
    assertThat(installation.run(WAIT, "validate")).isEqualTo(new Result(0, "[validate]\n", ""));
  }

  private Installation echo() throws IOException {
    return Installation.withProgram(folder.resolve("installation"), Installation.ECHO);
  }

  private Installation echoOrThere() throws IOException {
    Path root = folder.resolve("installation");
    return Files.exists(root) ? Installation.at(root) : echo();
  }

  private List<String> caches() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("installation/aot"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".aot"))
          .toList();
    }
  }

  private String sourceOfMain(Installation installation) throws Exception {
    Path log = folder.resolve("classes.log");
    installation.run(
        Map.of("PLAYBOOK_AOT", "wait", "PLAYBOOK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log),
        "validate");
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("dev.playbook.cli.Main "))
          .findFirst()
          .orElse("not loaded");
    }
  }
}
