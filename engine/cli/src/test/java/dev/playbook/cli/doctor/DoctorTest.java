package dev.playbook.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import dev.playbook.cli.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The doctor tries what is there, and says what its absence means. */
@Timeout(120)
final class DoctorTest {
  private static final String NO_GROUPS =
      "umount -l -a -t cgroup,cgroup2 && test ! -e /sys/fs/cgroup/cgroup.procs && exec \"$@\"";

  private final Path directory;
  private final Cli cli;

  DoctorTest(@TempDir Path directory) {
    this.directory = directory;
    cli = new Cli(directory);
  }

  @Test
  void findsEverythingThatItsOwnTestsNeed() {
    Result doctor = cli.stateful("doctor");
    assertThat(doctor.code()).as(doctor.out()).isZero();
    assertThat(doctor.out())
        .contains("ok    java ", "ok    setsid ", "ok    clock ", "ok    locks ", " 0 missing,")
        .containsPattern("ok    state +`" + cli.state() + "` belongs to \\S+, rwx------")
        .containsPattern("(ok|warn)  +disk +\\w+, written and forced in \\d+ ms")
        .containsPattern("containment +control group .*; freezer .*; session and token holds");
  }

  @Test
  void leavesNothingInTheFolderForRuns() throws IOException {
    cli.stateful("doctor");
    try (var files = Files.list(cli.state())) {
      assertThat(files).containsExactly(cli.state().resolve("locks"));
    }
    assertThat(cli.stateful("history").out()).isEmpty();
  }

  @Test
  void answersPrograms() {
    assertThat(cli.stateful("doctor", "-o", "json").out())
        .startsWith("{\"formatVersion\":\"1.0\",\"fit\":true,\"findings\":[{\"health\":\"ok\"");
  }

  @Test
  void refusesAFolderThatOthersMayWrite() throws IOException {
    Files.createDirectories(cli.state());
    Files.setPosixFilePermissions(cli.state(), PosixFilePermissions.fromString("rwxrwxrwx"));
    Result doctor = cli.stateful("doctor");
    assertThat(doctor.code()).isEqualTo(4);
    assertThat(doctor.out()).containsPattern("fail +state .*others may write");
  }

  @Test
  void doesWithoutDockerAndSaysWhatThatMeans() throws Exception {
    Result doctor = elsewhere(Map.of("DOCKER_HOST", "unix:///nowhere.sock"), List.of());
    assertThat(doctor.code()).as(doctor.all()).isZero();
    assertThat(doctor.out())
        .containsPattern("warn +docker +Docker does not answer at unix:///nowhere.sock")
        .contains("there is no such socket; what uses containers cannot be run");
  }

  @Test
  void failsWithoutSetsid() throws Exception {
    Result doctor = elsewhere(Map.of("PATH", directory.toString()), List.of());
    assertThat(doctor.code()).as(doctor.all()).isEqualTo(4);
    assertThat(doctor.out())
        .containsPattern("fail +setsid .*`setsid` is not on the PATH")
        .containsPattern("fail +containment .*no process can be started")
        .containsPattern("warn +git +`git` is not on the PATH");
  }

  @Test
  void claimsNoMoreThanASessionWithoutControlGroups() throws Exception {
    List<String> hidden = List.of("unshare", "--mount", "sh", "-c", NO_GROUPS, "no-groups");
    Process probe = new ProcessBuilder(Cli.words(hidden, "true")).start();
    assumeTrue(probe.waitFor() == 0, "control groups cannot be hidden here");
    Result doctor = elsewhere(Map.of(), hidden);
    assertThat(doctor.code()).as(doctor.all()).isZero();
    assertThat(doctor.out())
        .containsPattern(
            "warn +containment +control group \\(v2\\) is not offered; freezer \\(v1\\) is not"
                + " offered; PID namespace .*; session and token holds and ends two processes")
        .contains("out of time ends as unknown", "cleared its environment is not found")
        .contains("help: run as root, or with control groups of your own");
  }

  @Test
  void asksTheServicesOfATarget() {
    Path target =
        cli.target(
            """
            urls: { nobody: "http://127.0.0.1:1" }
            connections:
              db: { type: postgresql, host: 127.0.0.1, port: 1, database: d, user: u, password: { secret: pw } }
            secrets:
              pw: { env: HOME }
            """);
    Result doctor = cli.stateful("doctor", "--target", target.toString());
    assertThat(doctor.code()).isEqualTo(4);
    assertThat(doctor.out())
        .containsPattern("fail +connection db ")
        .containsPattern("fail +url nobody ");
  }

  @Test
  void showsWhatIsWrongWithATarget() {
    Path target = cli.target("url: {}\n");
    Result doctor = cli.stateful("doctor", "--target", target.toString());
    assertThat(doctor.code()).isEqualTo(3);
    assertThat(doctor.err()).contains("`url`");
  }

  private Result elsewhere(Map<String, String> environment, List<String> before) throws Exception {
    return new OwnProcess(cli, environment, List.of()).run(before, cli.withState("doctor"));
  }
}
