package dev.playbook.steps.docker.logs;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a log is read.
 *
 * @param since how far back
 * @param from the moment with which it begins
 * @param tail how many lines at most, the last ones
 * @param timestamps whether every line begins with its time
 */
record Selection(
    Optional<Duration> since, Optional<Instant> from, Optional<Long> tail, boolean timestamps) {
  private static final long USUAL_TAIL = 1000;

  static Selection of(Inputs with) {
    if (with.has("since") && with.has("from")) {
      throw new InputException("from", "write either `since` or `from`", "remove one of them");
    }
    boolean bounded = with.has("since") || with.has("from") || with.has("tail");
    return new Selection(
        with.has("since") ? Optional.of(with.duration("since", Duration.ZERO)) : Optional.empty(),
        with.optionalText("from").map(Selection::instant),
        bounded && !with.has("tail")
            ? Optional.empty()
            : Optional.of(with.integer("tail", USUAL_TAIL)),
        with.flag("timestamps", false));
  }

  /** Returns the query for the engine, which counts from the given moment back. */
  String query(Instant now) {
    StringBuilder query = new StringBuilder("stdout=1&stderr=1&follow=0");
    since
        .map(now::minus)
        .or(() -> from)
        .ifPresent(
            begin ->
                query.append("&since=%d.%09d".formatted(begin.getEpochSecond(), begin.getNano())));
    query.append("&tail=").append(tail.map(String::valueOf).orElse("all"));
    return timestamps ? query.append("&timestamps=1").toString() : query.toString();
  }

  /** Returns the options of the command line with which an operator would read the same. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    since.ifPresent(back -> options.add("--since " + back.toSeconds() + "s"));
    from.ifPresent(begin -> options.add("--since " + begin));
    tail.ifPresent(lines -> options.add("--tail " + lines));
    if (timestamps) {
      options.add("--timestamps");
    }
    return options;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException fault) {
      throw new InputException(
          "from",
          "`" + text + "` is not a time in UTC",
          "write it like `2026-01-20T03:14:15Z`, or `\"{{run.startedAt}}\"`");
    }
  }
}
