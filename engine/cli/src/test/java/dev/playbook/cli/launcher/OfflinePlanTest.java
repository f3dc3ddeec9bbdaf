package dev.playbook.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.launcher.Installation.Result;
import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.Strace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves with {@code strace} that {@code plan --offline} looks at nothing but its files. */
final class OfflinePlanTest {
  /** What the C library and the JVM read of any machine when a program starts. */
  private static final List<String> SYSTEM =
      List.of(
          "/proc/",
          "/sys/",
          "/dev/null",
          "/dev/random",
          "/dev/urandom",
          "/lib/",
          "/lib64/",
          "/usr/lib/",
          "/usr/lib64/",
          "/usr/share/locale/",
          "/usr/share/zoneinfo/",
          "/etc/ld.so.",
          "/etc/java",
          "/etc/localtime",
          "/etc/timezone",
          "/etc/nsswitch.conf",
          "/etc/passwd");

  /** Where the launcher looks for a JDK; it opens these folders and no file in them. */
  private static final List<String> JDK_FOLDERS =
      List.of("/usr/lib/jvm/", "/Library/Java/JavaVirtualMachines/", "/opt/", "/opt/java/");

  /** The JVM asks the C library who its user is; that asks a daemon which is hardly ever there. */
  private static final String ACCOUNTS = "{sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}";

  @TempDir Path folder;

  @BeforeEach
  void needStrace() throws Exception {
    Strace.need();
  }

  @Test
  void startsNothingConnectsToNothingAndOpensOnlyItsOwnFiles() throws Exception {
    Installation installation = installation();
    assertThat(installation.run(environment(), "plan", "--offline", "epic2-search").err())
        .isEmpty();

    SystemCalls calls = record(installation, "plan", "--offline", "epic2-search");

    assertThat(calls.started()).satisfiesExactly(this::isLauncher, this::isStat, this::isJava);
    assertThat(calls.connected()).allMatch(ACCOUNTS::equals);
    assertThat(calls.opened())
        .contains(root().resolve("playbooks/epic2-search.yml").toString())
        .filteredOn(file -> !isExpected(root().resolve(file).normalize()))
        .isEmpty();
  }

  private SystemCalls record(Installation installation, String... arguments) throws Exception {
    Path trace = folder.resolve("trace");
    List<String> command =
        Stream.of(
                SystemCalls.recorder(trace).stream(),
                Stream.of(installation.launcher().toString()),
                Stream.of(arguments))
            .flatMap(words -> words)
            .toList();
    Result planned = installation.start(environment(), command);
    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(planned.out()).contains("offline: nobody has looked at the live system");
    return SystemCalls.in(trace);
  }

  private void isLauncher(String program) {
    assertThat(program).isEqualTo(root().resolve("playbook").toString());
  }

  private void isStat(String program) {
    assertThat(program).endsWith("/stat");
  }

  private void isJava(String program) {
    assertThat(program).isEqualTo(System.getProperty("java.home") + "/bin/java");
  }

  private boolean isExpected(Path file) {
    return Stream.of("playbook", "lib", "aot", "plugins", "playbooks")
            .anyMatch(part -> file.startsWith(root().resolve(part)))
        || file.startsWith(System.getProperty("java.home"))
        || JDK_FOLDERS.stream().map(Path::of).anyMatch(file::equals)
        || file.equals(home().resolve(".sdkman/candidates/java"))
        || SYSTEM.stream().anyMatch(file.toString()::startsWith);
  }

  private Installation installation() throws IOException {
    Installation installation = Installation.in(root());
    EngineJars.layOut(root());
    Path playbooks = RealStack.root().resolve("playbooks");
    try (Stream<Path> files = Files.walk(playbooks)) {
      for (Path file : files.toList()) {
        Files.copy(file, root().resolve("playbooks").resolve(playbooks.relativize(file)));
      }
    }
    Files.createDirectories(home().resolve("state/playbook/runs/20260120T000000Z-7Q2K"));
    return installation;
  }

  /** A home that holds what must not be read. */
  private Map<String, String> environment() {
    return Map.of(
        "HOME",
        home().toString(),
        "XDG_STATE_HOME",
        home().resolve("state").toString(),
        "DOCKER_HOST",
        "unix://" + home().resolve("docker.sock"),
        "PLAYBOOK_AOT",
        "wait");
  }

  private Path root() {
    return folder.resolve("installation");
  }

  private Path home() {
    return folder.resolve("home");
  }
}
