package dev.playbook.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.Cli.Result;
import dev.playbook.cli.OwnProcess;
import dev.playbook.fixtures.goal.Goal;
import dev.playbook.fixtures.goal.Tally;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On lesser machines the doctor says what holds processes, and runs claim no more than that. */
@Tag(Goal.TAG)
@Timeout(300)
final class ProofGoalTest {
  private static final String NO_GROUPS = "umount -l -a -t cgroup,cgroup2; ";
  private static final List<String> AS_IT_IS = List.of();
  private static final List<String> WITHOUT_GROUPS = hidden(NO_GROUPS + "exec \"$@\"");
  private static final List<String> WITHOUT_UNSHARE =
      hidden(NO_GROUPS + "mount --bind /bin/false \"$(command -v unshare)\"; exec \"$@\"");
  private static final List<String> WITHOUT_RIGHTS =
      hidden(NO_GROUPS + "exec setpriv --inh-caps -sys_admin --bounding-set -sys_admin \"$@\"");

  @TempDir Path directory;

  private static List<String> hidden(String script) {
    return List.of("unshare", "--mount", "sh", "-c", script, "lesser");
  }

  /** A machine, and what doctor must say of it. */
  private record Machine(
      String name, List<String> words, Map<String, String> environment, String diagnosis) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A step that runs out of time on a machine, and how such a run must end. */
  private record Late(
      String name, List<String> words, String keys, String more, int code, String message) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void doctorPrintsTheRightLevel() {
    String nothing = "control group \\(v2\\) is not offered; freezer \\(v1\\) is not offered; ";
    List<Machine> machines =
        List.of(
            new Machine("as it is", AS_IT_IS, Map.of(), "ok +containment .*Nothing of a step"),
            new Machine(
                "without control groups",
                WITHOUT_GROUPS,
                Map.of(),
                "warn +containment +" + nothing + "PID namespace holds .*but not `git.restore`"),
            new Machine(
                "without PID namespaces",
                WITHOUT_UNSHARE,
                Map.of(),
                "warn +containment +"
                    + nothing
                    + "PID namespace is not offered; session .*unknown"),
            new Machine(
                "without the right to them",
                WITHOUT_RIGHTS,
                Map.of(),
                "warn +containment +"
                    + nothing
                    + "PID namespace is not offered; session .*unknown"),
            new Machine(
                "without setsid",
                AS_IT_IS,
                Map.of("PATH", directory.toString()),
                "fail +containment .*no process can be started"),
            new Machine(
                "without Docker",
                AS_IT_IS,
                Map.of("DOCKER_HOST", "unix:///nowhere.sock"),
                "warn +docker +Docker does not answer"));
    try (Tally tally = Goal.R25.tally("what doctor says of lesser machines")) {
      machines.forEach(machine -> tally.tries(machine, this::diagnose));
    }
  }

  @Test
  void aRunClaimsNoMoreThanItsLevelProves() {
    String proven = "nothing of it is left: its ";
    String unproven = "nothing proves it: held by no more than its session and token";
    String isolated = ", isolated: true";
    String reads = ", risk: read";
    List<Late> steps =
        List.of(
            new Late("as it is", AS_IT_IS, "", "", 5, proven),
            new Late("in a session", WITHOUT_GROUPS, "", "", 7, unproven),
            new Late("isolated", WITHOUT_GROUPS, isolated, "", 5, "its PID namespace is gone"),
            new Late("isolated, no program", WITHOUT_UNSHARE, isolated, "", 7, unproven),
            new Late("isolated, no right", WITHOUT_RIGHTS, isolated, "", 7, unproven),
            new Late("reading, in a session", WITHOUT_GROUPS, "", reads, 5, unproven));
    try (Tally tally = Goal.R25.tally("runs out of time on lesser machines")) {
      steps.forEach(step -> tally.tries(step, this::runLate));
    }
  }

  private void diagnose(Machine machine) throws Exception {
    Cli cli = new Cli(directory);
    Result doctor =
        new OwnProcess(cli, machine.environment(), List.of())
            .run(machine.words(), cli.withState("doctor"));
    assertThat(doctor.out()).as(doctor.all()).containsPattern(machine.diagnosis());
  }

  private void runLate(Late late) throws Exception {
    Cli cli = new Cli(directory.resolve(late.name()));
    Path playbook =
        cli.playbook(
            """
            steps:
              - { id: slow, type: shell, with: { script: sleep 60, grace: 100ms%s }, timeout: 500ms%s }
            """
                .formatted(late.keys(), late.more()));
    Result run =
        new OwnProcess(cli).run(late.words(), cli.withState("run", playbook.toString(), "--yes"));
    assertThat(run.code()).as(run.all()).isEqualTo(late.code());
    assertThat(run.all()).contains("timed out after ").contains(late.message());
  }
}
