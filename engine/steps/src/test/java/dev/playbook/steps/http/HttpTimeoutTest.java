package dev.playbook.steps.http;

import static dev.playbook.spi.StepFailedException.Certainty.FAILED;
import static dev.playbook.spi.StepFailedException.Certainty.NOT_STARTED;
import static dev.playbook.spi.StepFailedException.Certainty.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpTimeoutTest {

  /** A failed attempt; whether the service saw its end while the run's clients were still open. */
  private record Attempt(StepFailedException failure, boolean hungUp) {

    static Attempt of(Service service, Map<String, Object> with, Duration limit)
        throws InterruptedException {
      Step step = HttpSteps.step(service.url(), with);
      try (FakeContext context = FakeContext.limited(Path.of("").toAbsolutePath(), limit)) {
        StepFailedException failure = Failures.ofRun(step, context);
        boolean _ = Thread.interrupted();
        return new Attempt(failure, service.sawTheEnd());
      }
    }
  }

  static Stream<Arguments> endlessAnswers() {
    String head = "HTTP/1.1 200 OK\r\n";
    Service.Answer hanging = Service.Talk::hang;
    Service.Answer drippedHead =
        talk -> {
          talk.send(head);
          talk.drip("X-Drip: more\r\n");
        };
    Service.Answer drippedBody =
        talk -> {
          talk.send(head + "Content-Length: 100000\r\n\r\n");
          talk.drip("more ");
        };
    Service.Answer openEnd =
        talk -> {
          talk.send(head + "\r\nall there is");
          talk.hang();
        };
    return Stream.of(
        Arguments.of("no answer within 300ms", hanging),
        Arguments.of("no answer within 300ms", drippedHead),
        Arguments.of("status 200 came, but not the whole body within 300ms", drippedBody),
        Arguments.of("status 200 came, but not the whole body within 300ms", openEnd));
  }

  @ParameterizedTest
  @MethodSource("endlessAnswers")
  void givesUpAReadingRequestAndHangsUp(String reason, Service.Answer answer) throws Exception {
    try (Service service = Service.that(answer)) {
      long start = System.nanoTime();
      Attempt attempt = Attempt.of(service, HttpSteps.patient("GET"), Duration.ofMinutes(1));
      StepFailedException failure = attempt.failure();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(attempt.hungUp()).isTrue();
      assertThat(failure).hasMessage("GET " + service.url() + " got no answer: " + reason);
      assertThat(failure.certainty()).isEqualTo(NOT_STARTED);
      assertThat(failure.values()).isEqualTo(Map.of("refused", false, "timedOut", true));
    }
  }

  @ParameterizedTest
  @MethodSource("endlessAnswers")
  void cannotKnowWhatAChangingRequestDid(String reason, Service.Answer answer) throws Exception {
    try (Service service = Service.that(answer)) {
      StepFailedException failure = HttpSteps.failure(service.url(), HttpSteps.patient("POST"));
      assertThat(failure.certainty()).isEqualTo(UNKNOWN);
      assertThat(failure)
          .hasMessage("POST " + service.url() + " was sent but got no whole answer: " + reason);
      assertThat(service.sawTheEnd()).isTrue();
      assertThat(service.requests()).hasSize(1);
    }
  }

  @Test
  void hangsUpWhenTheEngineEndsTheStep() throws Exception {
    try (Service service = Service.that(Service.Talk::hang)) {
      Attempt attempt = Attempt.of(service, Map.of(), Duration.ofMillis(300));
      StepFailedException failure = attempt.failure();
      assertThat(attempt.hungUp()).isTrue();
      assertThat(failure.certainty()).isEqualTo(FAILED);
      assertThat(failure)
          .hasMessageMatching("timed out after \\d+ms: GET .* the connection was closed");
    }
  }

  @Test
  void cannotKnowWhatAChangingRequestDidThatTheEngineEnded() throws Exception {
    try (Service service = Service.that(Service.Talk::hang)) {
      StepFailedException failure =
          HttpSteps.failure(service.url(), Map.of("method", "POST"), Duration.ofMillis(300));
      assertThat(failure.certainty()).isEqualTo(UNKNOWN);
      assertThat(failure.getMessage()).startsWith("timed out after ").contains("POST");
      assertThat(service.sawTheEnd()).isTrue();
    }
  }

  @Test
  void keepsTheInterruptForTheEngine() throws Exception {
    try (Service service = Service.that(Service.Talk::hang);
        FakeContext context = FakeContext.in(Path.of("").toAbsolutePath())) {
      Thread.currentThread().interrupt();
      StepFailedException failure =
          catchThrowableOfType(
              StepFailedException.class,
              () -> HttpSteps.step(service.url(), Map.of()).run(context));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.getMessage()).startsWith("stopped after ");
    }
  }

  @Test
  void knowsThatARequestBehindAFullBacklogWasNotSent() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<SocketChannel> queue = fill(deaf);
      String url = "http://127.0.0.1:" + deaf.getLocalPort() + "/";
      StepFailedException failure = HttpSteps.failure(url, HttpSteps.patient("POST"));
      assertThat(failure).hasMessageEndingWith("got no answer: no connection within 300ms");
      assertThat(failure.certainty()).isEqualTo(NOT_STARTED);
      assertThat(failure.values()).containsEntry("timedOut", true);
      for (SocketChannel waiting : queue) {
        waiting.close();
      }
    }
  }

  private static List<SocketChannel> fill(ServerSocket deaf) throws IOException {
    List<SocketChannel> queue = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      SocketChannel waiting = SocketChannel.open();
      waiting.configureBlocking(false);
      waiting.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()));
      queue.add(waiting);
    }
    return queue;
  }
}
