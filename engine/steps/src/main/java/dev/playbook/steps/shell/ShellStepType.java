package dev.playbook.steps.shell;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.process.Leftover;
import dev.playbook.steps.process.ProgramInputs;
import dev.playbook.steps.process.Rules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs a script or a program on this machine. */
public final class ShellStepType implements StepType {
  @Override
  public String name() {
    return "shell";
  }

  @Override
  public Step bind(Inputs with) {
    return new ShellStep(
        work(with),
        with.value("stdin"),
        ProgramInputs.environment(with),
        with.optionalText("workdir"),
        Optional.ofNullable(with.block("stdout").get("file")).map(Object::toString),
        exitCodes(with),
        new Rules(
            with.optionalText("leftover").map(Leftover::of).orElse(Leftover.FAIL),
            with.duration("grace", Rules.STRICT.grace()),
            with.flag("isolated", false)));
  }

  private static Work work(Inputs with) {
    if (with.has("script") == with.has("command")) {
      throw new InputException("", "a shell step has one of `script` and `command`", "write one");
    }
    return with.has("script")
        ? new Work.Script(with.text("script"))
        : new Work.Program(ProgramInputs.command(with));
  }

  private static Set<Long> exitCodes(Inputs with) {
    List<String> written = with.texts("exitCodes");
    return written.isEmpty()
        ? Set.of(0L)
        : written.stream().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
