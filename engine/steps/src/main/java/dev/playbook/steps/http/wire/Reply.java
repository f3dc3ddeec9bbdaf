package dev.playbook.steps.http.wire;

import java.time.Duration;
import java.util.Map;

/** What came of a request. */
public sealed interface Reply {

  /** Returns the time from the first packet to the end. */
  Duration duration();

  /**
   * A whole answer.
   *
   * @param headers by lower-case name; several of one name are joined by a comma
   * @param body the text, by the character set that the answer names, else UTF-8
   */
  record Answer(int status, Map<String, String> headers, String body, Duration duration)
      implements Reply {

    /** Returns whether the headers say that the body is JSON. */
    public boolean saysJson() {
      String type = headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
      return type.equalsIgnoreCase("application/json") || type.endsWith("+json");
    }
  }

  /**
   * No answer, or not the whole of it.
   *
   * @param sent whether any of the request may have reached the service
   */
  record Silence(Fault fault, boolean sent, Duration duration) implements Reply {

    /** Returns the only two fields of a result that a missing answer gives. */
    public Map<String, Object> verdicts() {
      return Map.of(
          "refused", fault.kind() == Fault.Kind.REFUSED,
          "timedOut", fault.kind() == Fault.Kind.TIMED_OUT);
    }
  }
}
