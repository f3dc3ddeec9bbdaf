package dev.playbook.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.launcher.Installation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout whose Maven is a script that puts a prepared jar in place, or fails. */
final class LauncherBuildTest {
  @TempDir Path folder;
  private Installation checkout = Installation.at(Path.of("set up before each test"));
  private Path source = Path.of("set up before each test");

  @BeforeEach
  void layOutACheckout() throws IOException {
    checkout = Installation.in(folder.resolve("checkout"));
    source = checkout.root().resolve("engine/cli/src/main/java/Main.java");
    Files.createDirectories(source.getParent());
    for (Path file :
        List.of(
            source,
            checkout.root().resolve("pom.xml"),
            checkout.root().resolve("engine/cli/pom.xml"))) {
      Files.writeString(file, "");
    }
    checkout.writeJar(folder.resolve("prepared.jar"), Installation.ECHO);
    maven(
        "mkdir -p build/dist/lib/core build/dist/lib/clients\ncp '%s' build/dist/lib/core/dev.playbook.cli.jar\n: >build/dist/built\n");
  }

  @Test
  void buildsOnFirstUseAndOnlyThen() throws Exception {
    Result first = start("x");
    assertThat(first.out()).isEqualTo("[x]\n");
    assertThat(first.err()).startsWith("playbook: building for the first time").hasLineCount(2);

    assertThat(start("x")).isEqualTo(new Result(0, "[x]\n", ""));
  }

  @Test
  void buildsAgainWhenASourceIsNewerAndWhenOneIsGone() throws Exception {
    start("x");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(start("x").err()).startsWith("playbook: the sources changed: building");

    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(start("x").err()).startsWith("playbook: the sources changed: building");
  }

  @Test
  void showsTheLastLinesAndTheLogWhenTheBuildFails() throws Exception {
    maven("echo 'Main.java: cannot find symbol' >&2\nexit 1\n");

    Result result = start("x");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "Main.java: cannot find symbol",
            "the build failed",
            checkout.root() + "/build/build.log");
    assertThat(checkout.root().resolve("build/lock")).doesNotExist();
  }

  @Test
  void startsWhatWasBuiltBeforeOnDemand() throws Exception {
    start("x");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    maven("exit 1\n");

    assertThat(start("x").err()).contains("PLAYBOOK_BUILD=never");
    assertThat(checkout.run(Map.of("PLAYBOOK_BUILD", "never"), "x"))
        .isEqualTo(new Result(0, "[x]\n", ""));
  }

  @Test
  void startsWhatWasBuiltBeforeWhereMavenIsMissing() throws Exception {
    start("x");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    Result result = checkout.run(Map.of("PATH", checkout.pathOfTools()), "x");

    assertThat(result.out()).isEqualTo("[x]\n");
    assertThat(result.err()).contains("the sources are newer than the build, but Maven is missing");
  }

  @Test
  void saysThatMavenIsMissingWhenNothingWasBuilt() throws Exception {
    Result result = checkout.run(Map.of("PATH", checkout.pathOfTools()), "x");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("Maven is missing", "apt-get install maven");
  }

  @Test
  void takesOverTheLockOfABuildThatDied() throws Exception {
    Files.createDirectories(checkout.root().resolve("build/lock"));
    Files.writeString(checkout.root().resolve("build/lock/pid"), "999999999\n");

    assertThat(start("x").out()).isEqualTo("[x]\n");
  }

  private Result start(String... arguments) throws Exception {
    return checkout.run(
        Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")), arguments);
  }

  private void maven(String script) throws IOException {
    Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
    String prepared = folder.resolve("prepared.jar").toString();
    String text =
        "#!/bin/sh\ncd '" + checkout.root() + "' || exit\n" + script.replace("%s", prepared);
    Files.writeString(maven, text);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }
}
