package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.process.containment.Containment;
import dev.playbook.steps.process.containment.Level;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command cannot tell from one that no PID namespace holds, and what it can. */
final class PidNamespaceTest {
  @TempDir Path work;
  private FakeContext context;
  private Containment namespace;

  @BeforeEach
  void open() {
    context = FakeContext.in(work);
    Optional<Containment> offered = Level.PID_NAMESPACE.open(context.token());
    assumeTrue(offered.isPresent(), "this machine lets us make no PID namespaces");
    namespace = offered.orElseThrow();
  }

  @AfterEach
  void close() {
    context.close();
  }

  @ParameterizedTest
  @CsvSource({"exit 0,0", "exit 7,7", "exit 255,255", "kill -KILL $$,137", "kill -TERM $$,143"})
  void givesTheExitCodeOrTheSignal(String script, int code) throws Exception {
    assertThat(bash(script).exitCode()).isEqualTo(code);
  }

  @Test
  void passesInputOutputsAndArgumentsAsTheyAre() throws Exception {
    String script = "cat; echo error >&2; printf '%s|' \"$@\"";
    Command command =
        Command.of(context, List.of("bash", "-c", script, "name", "a b", "$(id)", "", "\n'\""));
    Ended ended = run(command.reading("grüße\n"));
    assertThat(ended.output()).isEqualTo("grüße\na b|$(id)||\n'\"|");
    assertThat(ended.error()).isEqualTo("error\n");
  }

  @Test
  void addsNothingToTheEnvironment() throws Exception {
    List<String> lines = run(Command.of(context, List.of("env"))).output().lines().toList();
    assertThat(lines)
        .contains("PLAYBOOK_TOKEN=" + context.token())
        .noneMatch(line -> line.startsWith("_pb"));
  }

  @Test
  void letsSigtermReachTheCommandAndEndsItAsUsual() throws Exception {
    assertThat(bash("(sleep 0.1; kill -TERM $$) & exec sleep 60").exitCode()).isEqualTo(143);
  }

  @Test
  void reapsOrphansWhileTheCommandWorks() throws Exception {
    Ended ended =
        bash(
            "(true &); (true &); sleep 0.3; for one in /proc/[1-9]*/stat; do read -r line <$one;"
                + " echo \"${line##*) }\"; done | cut -c1");
    assertThat(ended.output().lines()).isNotEmpty().doesNotContain("Z");
  }

  @Test
  void seesNoProcessButItsOwn() throws Exception {
    long engine = ProcessHandle.current().pid();
    assertThat(bash("kill -0 %d; test -d /proc/%d".formatted(engine, engine)).exitCode()).isOne();
    assertThat(bash("set -- /proc/[1-9]*; echo $#").output()).isEqualTo("2\n");
  }

  @Test
  void isNotUsedForWhatMayLookAtOthersOrMayLeaveADaemon() {
    Rules keeping = new Rules(Leftover.KEEP, Rules.STRICT.grace(), true);
    assertThat(keeping.mayBeIsolated()).isFalse();
    assertThat(new Rules(Leftover.FAIL, Rules.STRICT.grace()).mayBeIsolated()).isFalse();
    assertThat(Rules.STRICT.mayBeIsolated()).isTrue();
  }

  @Test
  void beginsNothingWhereTheNamespaceCannotBeMade() throws Exception {
    Shim shim = Shim.below(context.directory(), context.token(), Optional.empty());
    List<String> argv =
        shim.argv(Path.of("/usr/bin/touch"), List.of("ran"), namespace).stream()
            .map(word -> word.endsWith("/unshare") ? "/bin/false" : word)
            .toList();
    new ProcessBuilder(argv)
        .directory(work.toFile())
        .redirectError(Redirect.DISCARD)
        .start()
        .waitFor();
    assertThat(work.resolve("ran")).doesNotExist();
    assertThat(shim.hasBegun()).isFalse();
    assertThat(shim.exitCode()).isEmpty();
  }

  @Test
  void leavesNothingWhenItKillsWhatWatchesIt() {
    Throwable told = catchThrowable(() -> bash("setsid sleep 864300864 & kill -KILL 0"));
    assertThat(Survivors.having("864300864")).as("after: %s", told).isEmpty();
  }

  @Test
  void namesWhatIsLeftAndNotWhatItWaitsWith() {
    assertThatThrownBy(() -> bash("tail -f /dev/null & exit 0"))
        .hasMessageContaining("left processes behind")
        .hasMessageContaining("`tail` (pid ")
        .message()
        .doesNotContain("`sleep`", "`sh`");
  }

  @Test
  void keepsTheRecordOfAnyCommand() throws Exception {
    bash("exit 7");
    Path shim = context.directory().resolve("process-1");
    assertThat(shim.resolve("rc")).hasContent("7\n");
    assertThat(Files.readString(shim.resolve("begun"))).contains("(sh)").endsWith("\n");
    assertThat(shim.resolve("containment")).hasContent("PID_NAMESPACE");
  }

  private Ended bash(String script) throws StepFailedException {
    return run(Command.of(context, List.of("bash", "-c", script)));
  }

  private Ended run(Command command) throws StepFailedException {
    return Execution.run(command, Rules.STRICT, context, _ -> namespace);
  }
}
