package dev.playbook.steps.http;

import dev.playbook.steps.http.json.JsonText;
import dev.playbook.steps.http.wire.DurationText;
import dev.playbook.steps.http.wire.Reply;
import dev.playbook.steps.http.wire.Reply.Answer;
import dev.playbook.steps.http.wire.Reply.Silence;
import dev.playbook.steps.http.wire.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all requests of an activity came to. Not safe for use by several threads. */
final class Measurement {
  /** Stands for "never" among the durations, so that no missing answer makes a figure better. */
  private static final Duration NEVER = Duration.ofDays(1);

  private final List<Duration> durations = new ArrayList<>();
  private int answered;
  private int failed;
  private int matched;
  private boolean accepted;

  void add(Request request, Reply reply) {
    switch (reply) {
      case Answer answer -> add(request, answer);
      case Silence _ -> {
        durations.add(NEVER);
        failed++;
      }
    }
  }

  private void add(Request request, Answer answer) {
    durations.add(answer.duration());
    answered++;
    if (answer.status() >= 400) {
      failed++;
      return;
    }
    accepted |= !request.reads();
    if (request.match().stream().allMatch(answer.body()::contains)) {
      matched++;
    }
  }

  boolean isAnswered() {
    return answered > 0;
  }

  /** Returns whether a changing request was taken by the service. */
  boolean isAccepted() {
    return accepted;
  }

  /** Returns one line for the log. */
  String summary() {
    return "%d requests, %d failed, p50 %s, p95 %s, p99 %s, %d matched"
        .formatted(durations.size(), failed, shown(0.5), shown(0.95), shown(0.99), matched);
  }

  private String shown(double share) {
    Duration value = percentile(share);
    return value.equals(NEVER) ? "no answer" : DurationText.of(value);
  }

  /** Returns the figures over all requests. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("total", (long) durations.size());
    figures.put("matched", (long) matched);
    figures.put("errorRate", (double) failed / durations.size());
    figures.put("p50", percentile(0.5));
    figures.put("p95", percentile(0.95));
    figures.put("p99", percentile(0.99));
    return figures;
  }

  /** The smallest duration that at least this share of the requests did not exceed. */
  private Duration percentile(double share) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  /** Returns the fields that one reply gives; what did not come is not there. */
  static Map<String, @Nullable Object> fields(Reply reply) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    switch (reply) {
      case Answer answer -> {
        fields.put("status", (long) answer.status());
        fields.put("headers", Collections.unmodifiableMap(answer.headers()));
        fields.put("body", answer.body());
        if (answer.saysJson()) {
          JsonText.read(answer.body()).ifPresent(json -> fields.put("json", json.value()));
        }
        fields.put("duration", answer.duration());
        fields.put("refused", false);
        fields.put("timedOut", false);
      }
      case Silence silence -> fields.putAll(silence.verdicts());
    }
    return fields;
  }
}
