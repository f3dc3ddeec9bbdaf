package dev.playbook.steps.shell;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.file.FileBeside;
import dev.playbook.steps.process.Aftermath;
import dev.playbook.steps.process.Command;
import dev.playbook.steps.process.Ended;
import dev.playbook.steps.process.Execution;
import dev.playbook.steps.process.ExitCode;
import dev.playbook.steps.process.Program;
import dev.playbook.steps.process.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A script or program with the values of one step. */
record ShellStep(
    Work work,
    Optional<Object> stdin,
    Map<String, Object> environment,
    Optional<String> workdir,
    Optional<String> stdoutFile,
    Set<Long> exitCodes,
    Rules rules)
    implements Step {

  @Override
  public Preview preview() {
    List<String> sent = new ArrayList<>(List.of(work.text()));
    environment.forEach((name, value) -> sent.add("env " + name + "=" + value));
    workdir.ifPresent(directory -> sent.add("in " + directory));
    stdin.ifPresent(text -> sent.add("stdin " + text));
    stdoutFile.ifPresent(file -> sent.add("stdout to " + file + ", only if it succeeds"));
    return new Preview(work.title(), Risk.CHANGE, sent);
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    Command command = command(context);
    if (!Files.isDirectory(command.directory())) {
      return new Inspection.Opaque(
          "the working directory `" + command.directory() + "` is not there yet; effect unknown");
    }
    try {
      Program.find(command);
    } catch (StepFailedException missing) {
      return new Inspection.Blocked(missing.getMessage(), missing.hint());
    }
    return switch (work) {
      case Work.Script script -> ScriptCheck.inspect(script, command, context);
      case Work.Program _ -> new Inspection.Opaque("program found, effect unknown");
    };
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Command command = command(context);
    if (stdoutFile.isEmpty()) {
      return result(checked(Execution.run(command, rules, context)));
    }
    try (FileBeside beside = FileBeside.of(context.workDirectory().resolve(stdoutFile.get()))) {
      Ended ended = checked(Execution.run(command.writing(beside.path()), rules, context));
      beside.keep();
      return result(ended);
    }
  }

  @Override
  public StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    Aftermath.Found found = Aftermath.of(startedAt, rules, context);
    if (found.output().filter(Files::exists).isPresent()) {
      Path wanted = context.workDirectory().resolve(stdoutFile.orElseThrow());
      try (FileBeside beside = FileBeside.again(wanted, found.output().orElseThrow())) {
        checked(found.ended());
        beside.keep();
      }
    }
    StepResult result = result(checked(found.ended()));
    return found.isTold()
        ? result
        : StepResult.changed(List.of(), Map.of("exitCode", (long) found.ended().exitCode()));
  }

  private Command command(ActivityContext context) {
    Path directory = context.workDirectory().resolve(workdir.orElse(""));
    Command plain = Command.of(context, work.argv()).in(directory).with(environment);
    return stdin.map(plain::reading).orElse(plain);
  }

  private Ended checked(Ended ended) throws StepFailedException {
    if (exitCodes.contains((long) ended.exitCode())) {
      return ended;
    }
    StringBuilder message = new StringBuilder(ExitCode.explain(ended.exitCode()));
    ended.lastLines().forEach(line -> message.append("\n  ").append(line));
    throw new StepFailedException(
        message.toString(),
        exitCodes.equals(Set.of(0L)) ? "" : "the step takes only the exit codes " + exitCodes);
  }

  private static StepResult result(Ended ended) {
    return StepResult.changed(List.of(), ShellResult.values(ended));
  }
}
