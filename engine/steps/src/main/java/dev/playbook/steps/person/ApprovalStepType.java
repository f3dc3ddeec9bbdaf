package dev.playbook.steps.person;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.util.Optional;

/** Asks a person whether the run may go on. */
public final class ApprovalStepType implements StepType {
  @Override
  public String name() {
    return "approval";
  }

  @Override
  public Step bind(Inputs with) {
    Optional<String> word = with.optionalText("word").map(String::strip);
    if (word.isPresent() && (word.get().isEmpty() || word.get().equals("no"))) {
      throw new InputException(
          "word", "`%s` is no word to agree with".formatted(word.get()), "take another word");
    }
    return new ApprovalStep(Whom.of(with), with.text("message"), word);
  }
}
