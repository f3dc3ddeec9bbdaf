package dev.playbook.steps.person;

import dev.playbook.spi.Answer;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Question;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question that only one answer lets pass. */
record ApprovalStep(Whom whom, String message, Optional<String> word) implements Step {

  @Override
  public Preview preview() {
    List<String> sent = new ArrayList<>(message.lines().toList());
    sent.add("answer: " + word.map(it -> "the word `" + it + "`, or no").orElse("yes or no"));
    return new Preview(whom.summary(message), Risk.READ, sent);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Answer answer = context.ask(question());
    if (answer.text().equals(word.orElse("yes"))) {
      return StepResult.read(Whom.values(answer));
    }
    throw StepFailedException.declined(
        "%s answered `%s`".formatted(answer.by(), answer.text()), "", Whom.values(answer));
  }

  private Question question() {
    String text = whom.reads(message);
    return word.<Question>map(it -> new Question.Word(text, it))
        .orElseGet(() -> new Question.Consent(text));
  }
}
