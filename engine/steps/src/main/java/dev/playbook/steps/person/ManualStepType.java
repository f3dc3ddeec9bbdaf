package dev.playbook.steps.person;

import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a person what to do by hand, and asks whether it is done. */
public final class ManualStepType implements StepType {
  @Override
  public String name() {
    return "manual";
  }

  @Override
  public Step bind(Inputs with) {
    Map<String, String> fields = new LinkedHashMap<>();
    with.block("ask").forEach((field, text) -> fields.put(field, String.valueOf(text)));
    return new ManualStep(
        Whom.of(with),
        with.text("message"),
        with.optionalText("done").orElse("Is it done?"),
        fields);
  }
}
