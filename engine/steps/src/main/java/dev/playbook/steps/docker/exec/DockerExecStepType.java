package dev.playbook.steps.docker.exec;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.process.ProgramInputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The step type {@code docker.exec}. */
public final class DockerExecStepType implements StepType {
  @Override
  public String name() {
    return "docker.exec";
  }

  @Override
  public Step bind(Inputs with) {
    Optional<String> script = with.optionalText("script");
    if (script.isPresent() == with.has("command")) {
      throw new InputException("", "write either `command` or `script`", "remove one of them");
    }
    return new DockerExecStep(
        with.containers("container").getFirst(),
        script.map(DockerExecStepType::shell).orElseGet(() -> ProgramInputs.command(with)),
        new Environment(ProgramInputs.environment(with)),
        with.optionalText("user"),
        with.optionalText("workdir"),
        with.value("stdin").map(Input::of),
        file(with.block("stdout")),
        exitCodes(with.texts("exitCodes")));
  }

  private static List<String> shell(String script) {
    return Stream.concat(DockerExecStep.SHELL.stream(), Stream.of(script)).toList();
  }

  private static Optional<String> file(Map<String, Object> block) {
    return Optional.ofNullable(block.get("file")).map(Object::toString);
  }

  private static Set<Integer> exitCodes(List<String> texts) {
    return texts.isEmpty()
        ? Set.of(0)
        : texts.stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
