package dev.playbook.steps.http;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.http.tls.TlsTrust;
import dev.playbook.steps.http.wire.Limits;
import dev.playbook.steps.http.wire.Request;
import java.time.Duration;
import java.util.List;

/** {@code http}: sends a request, or the same one many times, and gives the answer. */
public final class HttpStepType implements StepType {

  @Override
  public String name() {
    return "http";
  }

  @Override
  public Step bind(Inputs with) {
    List<Request> requests = RequestReader.read(with);
    boolean sameHost = with.optionalText("followRedirects").filter("same-host"::equals).isPresent();
    if (sameHost && !requests.getFirst().reads()) {
      throw new InputException(
          "followRedirects",
          "a " + requests.getFirst().method() + " request is never sent a second time",
          "remove `followRedirects`, or send it where it belongs");
    }
    return new HttpStep(
        requests,
        Math.toIntExact(with.integer("samples", 1)),
        with.has("samples") || with.has("cases") || with.has("match"),
        new Limits(
            with.duration("requestTimeout", Duration.ofSeconds(5)),
            with.size("maxBody", 1_000_000),
            sameHost),
        TlsTrust.of(with));
  }
}
