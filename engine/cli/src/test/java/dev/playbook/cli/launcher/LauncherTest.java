package dev.playbook.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.launcher.Installation.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
  @TempDir Path folder;

  @Test
  void passesEveryArgumentAsItWasTyped() throws Exception {
    Installation installation = echo();

    Result result =
        installation.run("two words", "", "*", "a'b\"c", "$HOME", "back\\slash", "--", "-x=ä");

    assertThat(result.out().lines())
        .containsExactly(
            "[two words]", "[]", "[*]", "[a'b\"c]", "[$HOME]", "[back\\slash]", "[--]", "[-x=ä]");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void readsArgumentsAsUtf8WhereNoLocaleIsSet() throws Exception {
    assertThat(echo().run(Map.of("LC_ALL", "C"), "Überprüfung ✓").out())
        .isEqualTo("[Überprüfung ✓]\n");
    assertThat(installed().run(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""), "ä").out())
        .isEqualTo("[ä]\n");
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    assertThat(echo().run("exit", "7").code()).isEqualTo(7);
  }

  @Test
  void isReplacedByTheEngineSoThatASignalReachesIt() throws Exception {
    Installation installation = echo();
    Process process =
        installation
            .process(Map.of(), List.of(installation.launcher().toString(), "sleep"))
            .start();
    try (var reader = process.inputReader()) {
      assertThat(reader.readLine()).isEqualTo("asleep");
      assertThat(process.info().command())
          .hasValueSatisfying(it -> assertThat(it).endsWith("/bin/java"));
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(143);
  }

  @Test
  void worksFromAnotherFolderAndThroughSymbolicLinks() throws Exception {
    Installation installation = echo();
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path absolute = Files.createSymbolicLink(bin.resolve("absolute"), installation.launcher());
    Path relative =
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("../an installation/playbook"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), Path.of("bin/relative"));

    for (Path start : List.of(absolute, relative, chain)) {
      assertThat(home(installation, start.toString())).isEqualTo(installation.root().toString());
    }
    assertThat(home(installation, "../an installation/playbook"))
        .isEqualTo(installation.root().toString());
    assertThat(home(installation, "./playbook")).isEqualTo(installation.root().toString());
  }

  @Test
  void isFoundOnThePath() throws Exception {
    Installation installation = echo();
    Map<String, String> path = Map.of("PATH", installation.root() + ":" + System.getenv("PATH"));

    Result result =
        installation.start(path, List.of("sh", "-c", "cd / && playbook property playbook.home"));

    assertThat(result.out()).isEqualTo(installation.root() + "\n");
  }

  @Test
  void givesTheClientsOnlyToCommandsThatMayNeedThem() throws Exception {
    assertThat(classPathOf(echo(), "run", "x")).contains("/lib/clients/");
    for (List<String> command :
        List.of(
            List.of("validate", "x"),
            List.of("plan", "x", "--offline"),
            List.of("--version"),
            List.of("--color=never", "steps"),
            List.<String>of())) {
      assertThat(classPathOf(installed(), command.toArray(String[]::new)))
          .doesNotContain("/lib/clients/");
    }
    assertThat(classPathOf(installed(), "plan", "x")).contains("/lib/clients/");
  }

  @Test
  void saysHowToGetJavaWhenThereIsNone() throws Exception {
    Installation installation = echo();
    hideEveryJdk(installation);

    Result result =
        installation.run(
            Map.of("JAVA_HOME", "/nowhere", "PATH", installation.pathOfTools()), "validate");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("playbook: needs Java 25 or newer, and there is none here\n")
        .contains("JAVA_HOME (/nowhere)", "apt-get install", "sdk install java 25");
  }

  @Test
  void passesOverAnOlderJavaHome() throws Exception {
    Path old = folder.resolve("jdk-17");
    Files.createDirectories(old.resolve("bin"));
    Files.copy(Path.of("/bin/false"), old.resolve("bin/java"));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.1\"\n");
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    Map<String, String> environment =
        Map.of("JAVA_HOME", old.toString(), "PATH", java + ":" + System.getenv("PATH"));

    assertThat(echo().run(environment, "x").out()).isEqualTo("[x]\n");
  }

  @Test
  void obeysPropertiesOfOtherJavaOptionsAndLeavesOutTheRest() throws Exception {
    Map<String, String> options =
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-XX:+UseG1GC -Dhttps.proxyHost=proxy.example",
            "JDK_JAVA_OPTIONS",
            "-Xint");

    Result result = echo().run(options, "property", "https.proxyHost");

    assertThat(result).isEqualTo(new Result(0, "proxy.example\n", ""));
  }

  @Test
  void saysWhereItSpeaksToATerminal() throws Exception {
    Installation installation = echo();

    assertThat(installation.run("property", "playbook.tty.out").out()).isEqualTo("false\n");
    assertThat(installation.run(Map.of("COLUMNS", "77"), "property", "playbook.columns").out())
        .isEqualTo("77\n");
    assertThat(installation.run("property", "playbook.launcher").out())
        .isEqualTo(installation.launcher() + "\n");
  }

  private Installation echo() throws Exception {
    return Installation.withProgram(folder.resolve("an installation"), Installation.ECHO);
  }

  private Installation installed() {
    return Installation.at(folder.resolve("an installation"));
  }

  private static String home(Installation installation, String launcher) throws Exception {
    Result result = installation.start(Map.of(), List.of(launcher, "property", "playbook.home"));
    return result.out().strip();
  }

  private static String classPathOf(Installation installation, String... arguments)
      throws Exception {
    return installation
        .run(Map.of("PLAYBOOK_JAVA_OPTIONS", "-XshowSettings:properties"), arguments)
        .err();
  }

  private static void hideEveryJdk(Installation installation) throws Exception {
    String script = Files.readString(installation.launcher());
    Files.writeString(
        installation.launcher(),
        script.replaceAll(
            "(/usr/lib/jvm/|/Library/|/opt/|\"\\$\\{SDKMAN_DIR[^\"]*\")", "/nowhere/"));
  }
}
