package dev.playbook.steps.http;

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
import dev.playbook.steps.http.wire.DurationText;
import dev.playbook.steps.http.wire.Fault;
import dev.playbook.steps.http.wire.Limits;
import dev.playbook.steps.http.wire.PortProbe;
import dev.playbook.steps.http.wire.Reply;
import dev.playbook.steps.http.wire.Request;
import java.util.List;

/**
 * Requests to one service.
 *
 * @param requests not empty, all by the same method
 * @param rounds how often each is sent
 * @param measured whether the result holds figures over all requests
 */
record HttpStep(List<Request> requests, int rounds, boolean measured, Limits limits, TlsTrust trust)
    implements Step {

  @Override
  public Preview preview() {
    int total = requests.size() * rounds;
    String summary =
        requests.getFirst().name()
            + (total > 1 ? ", " + total + " requests" : "")
            + (trust.unchecked() ? ", certificate not checked" : "");
    return new Preview(
        summary,
        requests.getFirst().reads() ? Risk.READ : Risk.CHANGE,
        requests.stream().map(Request::shown).toList());
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    Request first = requests.getFirst();
    if (!first.reads()) {
      return new Inspection.Opaque(
          first.method()
              + " is not sent while planning; "
              + PortProbe.look(first.url(), limits.requestTimeout()));
    }
    try (Conversation conversation = new Conversation(context, limits, trust, line -> {})) {
      return new Inspection.NothingToDo("only reads; " + now(conversation.send(first)));
    }
  }

  private static String now(Reply reply) throws InterruptedException {
    return switch (reply) {
      case Reply.Answer answer ->
          "answers " + answer.status() + " now, in " + DurationText.of(answer.duration());
      case Reply.Silence(Fault fault, _, _) -> {
        if (fault.kind() == Fault.Kind.STOPPED) {
          throw new InterruptedException();
        }
        yield "no answer now: " + fault.reason();
      }
    };
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    try (Conversation conversation = new Conversation(context, limits, trust, context::output)) {
      return new Series(this, conversation).run(context);
    }
  }
}
