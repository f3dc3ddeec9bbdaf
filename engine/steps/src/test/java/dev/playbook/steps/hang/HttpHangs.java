package dev.playbook.steps.hang;

import dev.playbook.spi.Step;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.http.HttpStepType;
import dev.playbook.steps.http.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Requests that are not answered, or not to the end. */
final class HttpHangs {
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  private HttpHangs() {}

  static List<Hang> all() {
    return List.of(
        answer("no answer", Service.Talk::hang),
        answer(
            "dripped head",
            talk -> {
              talk.send(HEAD);
              talk.drip("X-Drip: more\r\n");
            }),
        answer(
            "dripped body",
            talk -> {
              talk.send(HEAD + "Content-Length: 100000\r\n\r\n");
              talk.drip("more ");
            }),
        answer(
            "half an answer",
            talk -> {
              talk.send(HEAD + "Content-Length: 100\r\n\r\nhalf");
              talk.hang();
            }),
        answer("endless answer", HttpHangs::endless),
        Hang.silence("HTTP: nobody accepts", port -> step("http://127.0.0.1:%d/".formatted(port))));
  }

  private static void endless(Service.Talk talk) throws IOException {
    talk.send(HEAD + "\r\n");
    while (true) {
      talk.send("0123456789abcdef".repeat(4096));
    }
  }

  private static Hang answer(String name, Service.Answer answer) {
    return new Hang(
        "HTTP: " + name,
        folder -> {
          try (Service service = Service.that(answer)) {
            return Hang.over(step(service.url()), folder);
          }
        });
  }

  private static Step step(String url) {
    return new HttpStepType().bind(FakeInputs.of(Map.of("url", url)));
  }
}
