package dev.playbook.steps.http.wire;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.http.tls.TlsTrust;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends requests one after the other and goes where a redirect may lead. */
public final class Conversation implements AutoCloseable {
  private final HttpConnection connection;
  private final Limits limits;
  private final Consumer<String> log;

  public Conversation(
      ActivityContext context, Limits limits, TlsTrust trust, Consumer<String> log) {
    this.connection = new HttpConnection(context, trust);
    this.limits = limits;
    this.log = log;
  }

  /** Sends a request and waits for the end of its answer. */
  public Reply send(Request request) throws StepFailedException, InterruptedException {
    long deadline = System.nanoTime() + limits.requestTimeout().toNanos();
    Request current = request;
    Reply reply = exchange(current, deadline);
    for (int hops = 0; hops < Redirects.LIMIT; hops++) {
      Optional<URI> next = next(current, reply);
      if (next.isEmpty()) {
        return reply;
      }
      current = current.at(next.get());
      reply = exchange(current, deadline);
    }
    return reply;
  }

  private Reply exchange(Request request, long deadline)
      throws StepFailedException, InterruptedException {
    return Exchange.of(connection.client(request), request, limits, deadline);
  }

  private Optional<URI> next(Request request, Reply reply) {
    Optional<URI> target = Redirects.target(request.url(), reply);
    Optional<URI> allowed =
        target.filter(to -> limits.followsSameHost() && Redirects.isSameService(request.url(), to));
    target
        .filter(_ -> allowed.isEmpty())
        .ifPresent(to -> log.accept("redirect to " + to + " not followed"));
    return allowed;
  }

  @Override
  public void close() {
    connection.close();
  }
}
