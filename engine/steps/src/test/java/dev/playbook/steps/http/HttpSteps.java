package dev.playbook.steps.http;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Binds and runs steps of type {@code http} in few words. */
final class HttpSteps {
  private HttpSteps() {}

  static Step step(String url, Map<String, Object> more) {
    Map<String, Object> with = new HashMap<>(more);
    with.put("url", url);
    return new HttpStepType().bind(FakeInputs.of(with));
  }

  static StepResult run(String url, Map<String, Object> more) throws Exception {
    try (FakeContext context = FakeContext.in(Path.of("").toAbsolutePath())) {
      return step(url, more).run(context);
    }
  }

  static StepFailedException failure(String url, Map<String, Object> more) {
    return failure(url, more, Duration.ofMinutes(1));
  }

  static StepFailedException failure(String url, Map<String, Object> more, Duration limit) {
    Step step = step(url, more);
    try (FakeContext context = FakeContext.limited(Path.of("").toAbsolutePath(), limit)) {
      StepFailedException failure = Failures.ofRun(step, context);
      boolean _ = Thread.interrupted();
      return failure;
    }
  }

  /** Short limit for services that never finish. */
  static Map<String, Object> patient(String method) {
    return Map.of("method", method, "requestTimeout", Duration.ofMillis(300));
  }
}
