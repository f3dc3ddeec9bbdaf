package dev.playbook.steps.prometheus;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.http.json.JsonText;
import dev.playbook.steps.http.wire.DurationText;
import dev.playbook.steps.http.wire.Fault;
import dev.playbook.steps.http.wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the server found.
 *
 * @param kind {@code vector}, {@code scalar}, {@code matrix} or {@code string}
 * @param result in the form that belongs to the kind
 */
record ApiAnswer(String kind, List<?> result, List<String> warnings) {

  /** Reads a whole answer; an error, or what no Prometheus says, is thrown. */
  static ApiAnswer of(Reply.Answer answer, PrometheusStep step) throws StepFailedException {
    Map<?, ?> body = map(JsonText.read(answer.body()).map(JsonText.Parsed::value).orElse(null));
    return switch (String.valueOf(body.get("status"))) {
      case "success" -> success(body, answer, step);
      case "error" -> throw refused(body, answer, step);
      default -> throw foreign(answer, step);
    };
  }

  private static ApiAnswer success(Map<?, ?> body, Reply.Answer answer, PrometheusStep step)
      throws StepFailedException {
    Map<?, ?> data = map(body.get("data"));
    if (data.get("resultType") instanceof String kind
        && data.get("result") instanceof List<?> result) {
      List<?> warnings = body.get("warnings") instanceof List<?> list ? list : List.of();
      return new ApiAnswer(
          kind, result, warnings.stream().map(each -> "warning: " + each).toList());
    }
    throw foreign(answer, step);
  }

  private static StepFailedException refused(
      Map<?, ?> body, Reply.Answer answer, PrometheusStep step) {
    String said = String.valueOf(body.get("error"));
    return switch (String.valueOf(body.get("errorType"))) {
      case "bad_data" ->
          new StepFailedException(
              "Prometheus does not understand the query: " + ParseFault.shown(said, step.query()),
              "correct `query`");
      case "execution" ->
          new StepFailedException(
              "Prometheus cannot evaluate the query: " + said, "correct `query`");
      case "timeout" ->
          new StepFailedException(
              "Prometheus did not finish the query within "
                  + DurationText.of(step.limits().requestTimeout())
                  + ": "
                  + said,
              "ask for less or for a shorter range, or raise `requestTimeout`");
      case String kind ->
          new StepFailedException(
              "Prometheus answered status %d, `%s`: %s".formatted(answer.status(), kind, said),
              "see the log of the server at `" + Fault.place(step.request().url()) + "`");
    };
  }

  private static StepFailedException foreign(Reply.Answer answer, PrometheusStep step) {
    String message =
        "`%s` answered status %d, but not as Prometheus does"
            .formatted(Fault.place(step.request().url()), answer.status());
    String hint =
        switch (answer.status()) {
          case 401, 403 -> "name credentials in `headers`, as `Authorization` with a secret";
          case 503 -> "see whether the server has finished starting";
          default -> "check `url`: it is the address of the server, before `/api/v1/query`";
        };
    return new StepFailedException(message, hint);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return Objects.requireNonNullElse(value, Map.of()) instanceof Map<?, ?> map ? map : Map.of();
  }
}
