package dev.playbook.steps.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Question;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonStepTest {
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

  private static Step approval(Map<String, Object> with) {
    return new ApprovalStepType().bind(FakeInputs.of(with));
  }

  private static Step manual(Map<String, Object> with) {
    return new ManualStepType().bind(FakeInputs.of(with));
  }

  private StepFailedException failure(Step step) {
    return Failures.ofRun(step, context);
  }

  @Test
  void passesWhenThePersonAgreesAndSaysWhoItWas() throws Exception {
    StepResult result = approval(Map.of("message", "Go on?")).run(context.answering("yes"));
    assertThat(result.changed()).isFalse();
    assertThat(result.values()).isEqualTo(Map.of("answer", "yes", "by", "winston"));
    assertThat(context.questions())
        .containsExactly(new Question.Consent("for the operator: Go on?"));
  }

  @Test
  void isDeclinedWhenThePersonSaysNo() {
    context.answering("no");
    StepFailedException failure = failure(approval(Map.of("message", "Go on?")));
    assertThat(failure.certainty()).isEqualTo(Certainty.DECLINED);
    assertThat(failure).hasMessage("winston answered `no`");
    assertThat(failure.values()).containsEntry("answer", "no").containsEntry("by", "winston");
  }

  @Test
  void takesNoYesInThePlaceOfTheWord() {
    Step step = approval(Map.of("message", "This loses data", "word", "lose", "who", "the owner"));
    assertThat(failure(step)).hasMessage("nobody can be asked");
    assertThat(context.questions())
        .containsExactly(new Question.Word("for the owner: This loses data", "lose"));
    context.answering("yes");
    assertThat(failure(step).certainty()).isEqualTo(Certainty.DECLINED);
  }

  @Test
  void refusesAWordThatMeansNo() {
    InputException fault =
        catchThrowableOfType(
            InputException.class, () -> approval(Map.of("message", "?", "word", "no")));
    assertThat(fault.key()).isEqualTo("word");
  }

  @Test
  void showsWhoIsAskedWhat() {
    assertThat(approval(Map.of("message", "Go on?", "who", "the owner")).preview())
        .satisfies(preview -> assertThat(preview.summary()).isEqualTo("ask the owner: Go on?"))
        .satisfies(preview -> assertThat(preview.sent()).contains("answer: yes or no"))
        .satisfies(preview -> assertThat(preview.risk()).isEqualTo(Risk.READ));
  }

  @Test
  void countsWorkByHandAsAChangeAndKeepsTheLines() throws Exception {
    Map<String, Object> ask = new LinkedHashMap<>();
    ask.put("ticket", "The ticket");
    ask.put("since", "Since when");
    Step step = manual(Map.of("message", "Switch it", "ask", ask));
    StepResult result = step.run(context.answering("yes").answering("INC-42").answering("09:00"));
    assertThat(result.changed()).isTrue();
    assertThat(result.values())
        .containsEntry("by", "winston")
        .containsEntry("fields", Map.of("ticket", "INC-42", "since", "09:00"));
    assertThat(context.questions())
        .containsExactly(
            new Question.Consent("for the operator: Switch it\nIs it done?"),
            new Question.Line("The ticket", "ticket"),
            new Question.Line("Since when", "since"));
  }

  @Test
  void failsWhenTheWorkIsNotDone() {
    context.answering("no");
    StepFailedException failure = failure(manual(Map.of("message", "Switch it")));
    assertThat(failure.certainty()).isEqualTo(Certainty.FAILED);
    assertThat(failure).hasMessage("winston said that it is not done");
  }
}
