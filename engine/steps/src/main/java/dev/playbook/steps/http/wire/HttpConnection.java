package dev.playbook.steps.http.wire;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.http.tls.TlsContexts;
import dev.playbook.steps.http.tls.TlsTrust;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;

/**
 * The clients of one activity. Reading requests share theirs with the whole run; a changing request
 * never rides on a connection that was left open, because such a one may break just then and nobody
 * could say whether the request arrived.
 */
final class HttpConnection implements AutoCloseable {
  private final ActivityContext context;
  private final TlsTrust trust;
  private final Map<String, Shared> own = new HashMap<>();

  HttpConnection(ActivityContext context, TlsTrust trust) {
    this.context = context;
    this.trust = trust;
  }

  /** Returns a client for the request, opening it when needed. */
  HttpClient client(Request request) throws StepFailedException, InterruptedException {
    String name = "http:" + (request.isSecure() ? trust.name() : "plain");
    if (request.reads()) {
      return context.clients().get(name, Shared.class, () -> open(request)).client();
    }
    if (!own.containsKey(name)) {
      own.put(name, open(request));
    }
    return own.get(name).client();
  }

  /** Closes what is not shared. */
  @Override
  public void close() {
    own.values().forEach(Shared::close);
  }

  private Shared open(Request request) throws StepFailedException {
    return new Shared(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .sslContext(
                request.isSecure()
                    ? TlsContexts.of(trust, context.workDirectory())
                    : TlsContexts.unused())
            .executor(Thread::startVirtualThread)
            .build());
  }

  /** A client that can be closed without waiting. */
  private record Shared(HttpClient client) implements AutoCloseable {
    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
