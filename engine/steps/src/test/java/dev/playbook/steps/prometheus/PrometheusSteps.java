package dev.playbook.steps.prometheus;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Inspection;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import java.util.HashMap;
import java.util.Map;

/** Binds and runs steps of type {@code prometheus} in few words. */
final class PrometheusSteps {
  private PrometheusSteps() {}

  static Step step(String url, String query, Map<String, Object> more) {
    Map<String, Object> with = new HashMap<>(more);
    with.put("url", url);
    with.put("query", query);
    return new PrometheusStepType().bind(FakeInputs.of(with));
  }

  static StepResult run(String url, String query, Map<String, Object> more) throws Exception {
    try (FakeContext context = FakeContext.withoutFiles()) {
      return step(url, query, more).run(context);
    }
  }

  static StepFailedException failure(String url, String query, Map<String, Object> more) {
    return catchThrowableOfType(StepFailedException.class, () -> run(url, query, more));
  }

  static String seen(String url, String query) throws Exception {
    try (FakeContext context = FakeContext.withoutFiles()) {
      return ((Inspection.NothingToDo) step(url, query, Map.of()).inspect(context)).reason();
    }
  }
}
