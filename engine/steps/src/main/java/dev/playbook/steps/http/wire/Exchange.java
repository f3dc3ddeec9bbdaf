package dev.playbook.steps.http.wire;

import dev.playbook.spi.StepFailedException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request and its answer, within a deadline of its own: the JDK's request timeout ends neither
 * dripped headers nor a dripped body (JDK-8208693). Only a cancelled future closes the socket.
 */
final class Exchange {
  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([^\\s\";]+)");

  private final Request request;
  private final Limits limits;
  private final long start = System.nanoTime();
  private final long deadline;
  private final AtomicBoolean sent = new AtomicBoolean();
  private volatile int status;

  private Exchange(Request request, Limits limits, long deadline) {
    this.request = request;
    this.limits = limits;
    this.deadline = deadline;
  }

  /**
   * Sends the request and waits for the whole answer; an interrupt ends it as a silence and stays
   * set.
   *
   * @param deadline by {@link System#nanoTime}
   */
  static Reply of(HttpClient client, Request request, Limits limits, long deadline)
      throws StepFailedException {
    return new Exchange(request, limits, deadline).on(client);
  }

  private Reply on(HttpClient client) throws StepFailedException {
    HttpRequest message = message();
    CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(message, this::limited);
    try {
      return answered(answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return silence(timedOut(e));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return silence(new Fault(Fault.Kind.STOPPED, "the connection was closed", "", e));
    } catch (ExecutionException e) {
      return silence(broken(e));
    }
  }

  private HttpRequest message() throws StepFailedException {
    HttpRequest.Builder message =
        HttpRequest.newBuilder(request.url()).method(request.method(), publisher());
    request.revealedHeaders().forEach(message::header);
    return message.build();
  }

  private BodyPublisher publisher() {
    return request.payload() instanceof Payload.None
        ? new Watched(BodyPublishers.noBody(), sent)
        : new Watched(BodyPublishers.ofString(request.payload().revealed()), sent);
  }

  private HttpResponse.BodySubscriber<byte[]> limited(HttpResponse.ResponseInfo head) {
    status = head.statusCode();
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.maxBody()).apply(head);
  }

  private Reply answered(HttpResponse<byte[]> response) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", all)));
    String body = new String(response.body(), charset(headers.getOrDefault("content-type", "")));
    return new Reply.Answer(response.statusCode(), headers, body, passed());
  }

  private static Charset charset(String contentType) {
    Matcher named = CHARSET.matcher(contentType);
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private Reply silence(Fault fault) {
    return new Reply.Silence(fault, sent.get(), passed());
  }

  private Fault timedOut(Throwable cause) {
    String reason =
        status > 0
            ? "status " + status + " came, but not the whole body within "
            : sent.get() ? "no answer within " : "no connection within ";
    return new Fault(
        Fault.Kind.TIMED_OUT,
        reason + DurationText.of(limits.requestTimeout()),
        "see why the service at `" + Fault.place(request.url()) + "` is slow or hangs",
        cause);
  }

  private Fault broken(Throwable failure) {
    if (String.valueOf(failure.getMessage()).contains("body exceeds capacity")) {
      return new Fault(
          Fault.Kind.TOO_LARGE,
          "status " + status + " came, but the body is longer than " + limits.maxBody() + " bytes",
          "raise `maxBody` or ask for less",
          failure);
    }
    Fault fault = Fault.of(failure, request.url());
    return status == 0
        ? fault
        : new Fault(
            fault.kind(),
            "status " + status + " came, but " + fault.reason(),
            fault.hint(),
            fault.cause());
  }

  private Duration passed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Notes that the connection stands: only then the client asks how long the body is. */
  private record Watched(BodyPublisher body, AtomicBoolean sent) implements BodyPublisher {
    @Override
    public long contentLength() {
      sent.set(true);
      return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      body.subscribe(subscriber);
    }
  }
}
