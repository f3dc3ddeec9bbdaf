package dev.playbook.steps.http;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.http.wire.Conversation;
import dev.playbook.steps.http.wire.DurationText;
import dev.playbook.steps.http.wire.Fault;
import dev.playbook.steps.http.wire.Reply;
import dev.playbook.steps.http.wire.Reply.Answer;
import dev.playbook.steps.http.wire.Reply.Silence;
import dev.playbook.steps.http.wire.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All requests of one attempt, and what they mean for the step. */
final class Series {
  private static final int LINES_SHOWN = 20;

  private final HttpStep step;
  private final Conversation conversation;
  private final Measurement measurement = new Measurement();
  private final List<Silence> silences = new ArrayList<>();

  Series(HttpStep step, Conversation conversation) {
    this.step = step;
    this.conversation = conversation;
  }

  StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Optional<Reply> last = Optional.empty();
    for (int round = 0; round < step.rounds(); round++) {
      for (Request request : step.requests()) {
        last = Optional.of(send(request, context));
      }
    }
    if (step.measured()) {
      context.output(measurement.summary());
    }
    if (!measurement.isAnswered()) {
      throw unanswered();
    }
    return result(last.orElseThrow());
  }

  private Reply send(Request request, StepContext context)
      throws StepFailedException, InterruptedException {
    Reply reply = conversation.send(request);
    measurement.add(request, reply);
    switch (reply) {
      case Answer answer -> show(request, answer, context);
      case Silence silence -> {
        silences.add(silence);
        if (silence.fault().kind() == Fault.Kind.STOPPED) {
          throw stopped(request, silence, context);
        }
        context.output(request.name() + " → " + silence.fault().reason());
      }
    }
    return reply;
  }

  private void show(Request request, Answer answer, StepContext context) {
    if (step.rounds() * step.requests().size() == 1) {
      context.output("%s → %d in %s".formatted(request.name(), answer.status(), shown(answer)));
    }
    if (answer.status() >= 400) {
      answer.body().lines().limit(LINES_SHOWN).forEach(context::output);
    }
  }

  private static String shown(Answer answer) {
    return DurationText.of(answer.duration()) + ", " + answer.body().length() + " characters";
  }

  private StepResult result(Reply last) {
    Map<String, @Nullable Object> values = Measurement.fields(last);
    if (step.measured()) {
      values.putAll(measurement.figures());
    }
    return new StepResult(measurement.isAccepted(), List.of(), Collections.unmodifiableMap(values));
  }

  private StepFailedException unanswered() {
    Silence silence = worst();
    Map<String, Object> values = new HashMap<>(silence.verdicts());
    if (step.measured()) {
      values.putAll(measurement.figures());
    }
    boolean uncertain = isUncertain(silence);
    return new StepFailedException(
        uncertain ? Certainty.UNKNOWN : silence.fault().certainty(),
        step.requests().getFirst().name()
            + (uncertain ? " was sent but got no whole answer: " : " got no answer: ")
            + silence.fault().reason(),
        uncertain ? "look in the service whether the request took effect" : silence.fault().hint(),
        silence.fault().cause(),
        values);
  }

  /** A request that may have arrived weighs more than one that did not. */
  private Silence worst() {
    return silences.stream().filter(this::isUncertain).findFirst().orElseGet(silences::getLast);
  }

  private boolean isUncertain(Silence silence) {
    return silence.sent() && !step.requests().getFirst().reads();
  }

  private StepFailedException stopped(Request request, Silence silence, StepContext context) {
    String end = context.remaining().isZero() ? "timed out" : "stopped";
    String message = end + " after " + DurationText.of(silence.duration()) + ": " + request.name();
    if (isUncertain(silence)) {
      return StepFailedException.unknown(
          message + " was sent, no whole answer came",
          "look in the service whether the request took effect",
          silence.fault().cause());
    }
    return new StepFailedException(
        request.reads() ? Certainty.FAILED : Certainty.NOT_STARTED,
        message + " got no whole answer, the connection was closed",
        "see why `" + Fault.place(request.url()) + "` is slow, or raise `timeout`",
        silence.fault().cause());
  }
}
