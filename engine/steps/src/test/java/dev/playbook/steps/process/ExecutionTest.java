package dev.playbook.steps.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Secret;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionTest {
  /** What a later engine needs to find out how it ended. */
  private static final Set<String> RECORD = Set.of("boot", "token", "containment", "begun", "rc");

  @TempDir Path work;
  private FakeContext context;

  @BeforeEach
  void open() {
    context = FakeContext.in(work);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void keepsBothOutputsApartAndShowsEveryLine() throws Exception {
    Ended ended = bash("echo one; echo two >&2; printf three; exit 4");
    assertThat(ended.exitCode()).isEqualTo(4);
    assertThat(ended.output()).isEqualTo("one\nthree");
    assertThat(ended.error()).isEqualTo("two\n");
    assertThat(context.lines()).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void readsNothingWhenNothingIsGiven() throws Exception {
    assertThat(bash("cat; echo end").output()).isEqualTo("end\n");
  }

  @Test
  void readsWhatIsGivenAndLeavesNoCopy() throws Exception {
    Secret secret = new Secret("password", () -> "grüße\n");
    Ended ended = run(Command.of(context, List.of("cat")).reading(secret));
    assertThat(ended.output()).isEqualTo("grüße\n");
    assertThat(context.directory().resolve("process-1/stdin")).doesNotExist();
  }

  @Test
  void leavesNoCopyOfTheInputWhenTheProgramCannotBeStarted() throws Exception {
    Command command = Command.of(context, List.of("cat", "x".repeat(200_000))).reading("secret");
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> run(command));
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    assertThat(context.directory().resolve("process-1/stdin")).doesNotExist();
  }

  @Test
  void givesSecretsByEnvironmentAndNothingOfTheEngine() throws Exception {
    Command command =
        Command.of(context, List.of("env")).with(Map.of("TOKEN", new Secret("token", () -> "s3")));
    List<String> lines = run(command).output().lines().toList();
    assertThat(lines).contains("TOKEN=s3", "PLAYBOOK_TOKEN=" + context.token());
    assertThat(lines).noneMatch(line -> line.startsWith("JAVA_HOME"));
    assertThat(lines).noneMatch(line -> line.startsWith("_pb"));
  }

  @Test
  void isNoTerminalAndLeadsItsOwnSession() throws Exception {
    Ended ended = bash("exec 2>&1; if : </dev/tty; then echo tty; else echo none; fi");
    assertThat(ended.output()).endsWith("none\n");
  }

  @Test
  void runsAProgramThatHasTheNameOfAShellBuiltin() throws Exception {
    assertThat(run(Command.of(context, List.of("test", "-e", "/"))).exitCode()).isZero();
    assertThat(run(Command.of(context, List.of("test", "-e", "/nowhere"))).exitCode()).isOne();
  }

  @Test
  void passesEveryArgumentAsItIs() throws Exception {
    List<String> odd = List.of("printf", "%s|", "a b", "$(id)", "`id`", "*", "", "-n", "\n'\"");
    assertThat(run(Command.of(context, odd)).output()).isEqualTo("a b|$(id)|`id`|*||-n|\n'\"|");
  }

  @Test
  void keepsTheShimsRecordForALaterEngine() throws Exception {
    bash("exit 7");
    bash("exit 8");
    assertThat(context.directory().resolve("process-1/rc")).hasContent("7\n");
    assertThat(context.directory().resolve("process-2/rc")).hasContent("8\n");
    assertThat(Files.readString(context.directory().resolve("process-1/begun"))).contains("(sh)");
  }

  @Test
  void leavesNoRawOutputInTheRunDirectory() throws Exception {
    bash("echo secret; echo secret >&2");
    assertThat(context.directory().resolve("process-1"))
        .isDirectoryNotContaining(file -> !RECORD.contains(file.getFileName().toString()));
  }

  @Test
  void reportsTheSignalThatKilledTheCommand() throws Exception {
    assertThat(bash("kill -9 $$").exitCode()).isEqualTo(137);
    assertThat(ExitCode.explain(137)).contains("SIGKILL");
    assertThat(ExitCode.explain(1)).isEqualTo("exit code 1");
  }

  @Test
  void saysUnknownWhenTheShimIsKilled() {
    StepFailedException failure = failure("kill -9 $PPID; sleep 60");
    assertThat(failure.certainty()).isEqualTo(Certainty.UNKNOWN);
    assertThat(failure).hasMessageContaining("nobody saw how `bash` ended");
  }

  @Test
  void boundsAFloodWithoutALineEndAndKeepsItsBeginningAndEnd() throws Exception {
    Ended ended = bash("echo first; head -c 300M /dev/zero | tr '\\0' x; echo; echo last");
    assertThat(ended.output()).startsWith("first\nxxx").endsWith("xxx\nlast\n");
    assertThat(ended.output().length()).isLessThan(150_000);
    assertThat(ended.isCut()).isTrue();
    assertThat(context.lines())
        .contains("first", "last")
        .anyMatch(line -> line.contains("left out"));
  }

  @Test
  void replacesWhatIsNotUtf8() throws Exception {
    assertThat(bash("printf 'a\\xff\\xc3\\xbc'").output()).isEqualTo("a\uFFFDü");
  }

  @Test
  void writesTheStandardOutputWhereItIsWanted() throws Exception {
    Path file = work.resolve("out");
    Ended ended = run(Command.of(context, List.of("echo", "here")).writing(file));
    assertThat(file).hasContent("here\n");
    assertThat(ended.output()).isEmpty();
  }

  @Test
  void isNotStartedWithoutAProgramAPermissionAnInterpreterOrADirectory() throws Exception {
    Path plain = Files.writeString(work.resolve("plain"), "#!/bin/sh\n");
    Path orphan = Files.writeString(work.resolve("orphan"), "#!/usr/bin/pyhton\n");
    Files.setPosixFilePermissions(orphan, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(notStarted("no-such-program")).contains("`no-such-program` is not a program");
    assertThat(notStarted("./gone")).contains("there is no program").contains("gone");
    assertThat(notStarted(plain.toString())).contains("cannot be executed");
    assertThat(notStarted(orphan.toString())).contains("wants the interpreter `/usr/bin/pyhton`");
    assertThat(notStarted(Command.of(context, List.of("true")).in(work.resolve("none"))))
        .contains("does not exist");
  }

  @Test
  void isNotStartedWithTooLongAnArgument() {
    assertThat(notStarted(Command.of(context, List.of("true", "x".repeat(200_000)))))
        .contains("too long");
  }

  @Test
  void timesOutQuicklyAndLeavesTheContextsInterrupt() {
    context.close();
    context = FakeContext.limited(work, Duration.ofMillis(300));
    long start = System.nanoTime();
    StepFailedException failure = failure("echo waiting; sleep 60");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageStartingWith("timed out after ").hasMessageContaining("waiting");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private Ended bash(String script) throws StepFailedException {
    return run(Command.of(context, List.of("bash", "-c", script)));
  }

  private Ended run(Command command) throws StepFailedException {
    return Execution.run(command, Rules.STRICT, context);
  }

  private StepFailedException failure(String script) {
    return catchThrowableOfType(StepFailedException.class, () -> bash(script));
  }

  private String notStarted(String program) {
    return notStarted(Command.of(context, List.of(program)));
  }

  private String notStarted(Command command) {
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> run(command));
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    return failure.getMessage();
  }
}
