package dev.playbook.steps.person;

import dev.playbook.spi.Answer;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Question;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Work by hand.
 *
 * @param done the question whether it is done
 * @param fields by name, what is asked when it is
 */
record ManualStep(Whom whom, String message, String done, Map<String, String> fields)
    implements Step {

  @Override
  public Preview preview() {
    List<String> sent = new ArrayList<>(message.lines().toList());
    sent.add("answer: yes or no: " + done);
    fields.forEach((field, text) -> sent.add(field + ": " + text));
    return new Preview(whom.summary(message), Risk.CHANGE, sent);
  }

  @Override
  public Inspection inspect(InspectContext context) {
    return new Inspection.Opaque("a person does it, effect unknown");
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Answer answer = context.ask(new Question.Consent(whom.reads(message) + "\n" + done));
    Map<String, Object> values = Whom.values(answer);
    if (!answer.text().equals("yes")) {
      throw new StepFailedException(
          StepFailedException.Certainty.FAILED,
          answer.by() + " said that it is not done",
          "do it, then run the playbook again",
          null,
          values);
    }
    values.put("fields", asked(context));
    return StepResult.changed(List.of(), values);
  }

  private Map<String, Object> asked(StepContext context)
      throws StepFailedException, InterruptedException {
    Map<String, Object> lines = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      lines.put(
          field.getKey(), context.ask(new Question.Line(field.getValue(), field.getKey())).text());
    }
    return lines;
  }
}
