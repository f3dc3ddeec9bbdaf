package dev.playbook.steps.prometheus;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.http.tls.TlsTrust;
import dev.playbook.steps.http.wire.Conversation;
import dev.playbook.steps.http.wire.Fault;
import dev.playbook.steps.http.wire.Limits;
import dev.playbook.steps.http.wire.Reply;
import dev.playbook.steps.http.wire.Request;
import dev.playbook.steps.statement.Excerpt;
import java.util.List;
import java.util.function.Consumer;

/**
 * A query that is evaluated now.
 *
 * @param several whether more than one series is welcome
 */
record PrometheusStep(String query, Request request, boolean several, Limits limits, TlsTrust trust)
    implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "query `%s` at %s%s"
            .formatted(
                Excerpt.oneLine(query),
                Fault.place(request.url()),
                trust.unchecked() ? ", certificate not checked" : ""),
        Risk.READ,
        List.of(query, request.shown()));
  }

  /** A server that does not answer stops no plan: a rollback often begins with a dead one. */
  @Override
  public Inspection inspect(InspectContext context) throws InterruptedException {
    try (Conversation conversation = new Conversation(context, limits, trust, line -> {})) {
      return new Inspection.NothingToDo(
          "only reads; now " + ask(conversation, line -> {}).summary());
    } catch (StepFailedException failed) {
      return new Inspection.NothingToDo(
          "only reads; now no value: " + failed.getMessage().lines().findFirst().orElse(""));
    }
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    try (Conversation conversation = new Conversation(context, limits, trust, context::output)) {
      Reading reading = ask(conversation, context::output);
      context.output(reading.summary());
      return StepResult.read(reading.values());
    }
  }

  private Reading ask(Conversation conversation, Consumer<String> log)
      throws StepFailedException, InterruptedException {
    return switch (conversation.send(request)) {
      case Reply.Answer answer -> {
        ApiAnswer data = ApiAnswer.of(answer, this);
        data.warnings().forEach(log);
        yield Reading.of(data, several, answer.duration());
      }
      case Reply.Silence silence -> throw unanswered(silence);
    };
  }

  private StepFailedException unanswered(Reply.Silence silence) throws InterruptedException {
    Fault fault = silence.fault();
    if (fault.kind() == Fault.Kind.STOPPED) {
      throw new InterruptedException();
    }
    return new StepFailedException(
        fault.certainty(),
        "Prometheus gave no answer: " + fault.reason(),
        fault.hint(),
        fault.cause(),
        silence.verdicts());
  }
}
