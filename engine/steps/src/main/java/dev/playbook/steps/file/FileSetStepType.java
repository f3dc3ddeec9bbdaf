package dev.playbook.steps.file;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sets values in a file of lines {@code KEY=value}. */
public final class FileSetStepType implements StepType {
  @Override
  public String name() {
    return "file.set";
  }

  @Override
  public Step bind(Inputs with) {
    Optional<String> container =
        with.has("container")
            ? Optional.of(with.containers("container").getFirst())
            : Optional.empty();
    return new FileSetStep(with.text("path"), container, values(with));
  }

  private static Map<String, Object> values(Inputs with) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (with.has("key")) {
      values.put(with.text("key"), with.value("value").orElse(""));
    }
    with.block("set").forEach((key, value) -> values.put(key, value == null ? "" : value));
    if (values.isEmpty() || with.has("key") == with.has("set")) {
      throw new InputException("", "write either `key` and `value`, or `set`", "write one of them");
    }
    return values;
  }
}
