package dev.playbook.steps.http.wire;

import dev.playbook.spi.StepFailedException.Certainty;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why no answer came, in words of our own: the JDK's exceptions mostly have no text.
 *
 * @param reason continues "got no answer: "
 * @param hint what to look at, as an order
 * @param cause the client's exception
 */
public record Fault(Kind kind, String reason, String hint, @Nullable Throwable cause) {

  /** What an expression may ask. */
  public enum Kind {
    /** No connection came about. */
    REFUSED,
    /** The time for the request was over. */
    TIMED_OUT,
    /** The engine ended the step. */
    STOPPED,
    /** The body was longer than allowed. */
    TOO_LARGE,
    /** Anything else. */
    BROKEN
  }

  /**
   * Returns what is known after a request that only reads: a body that is too long stays so, all
   * else may be well the next time.
   */
  public Certainty certainty() {
    return switch (kind) {
      case TOO_LARGE -> Certainty.FAILED;
      case REFUSED, TIMED_OUT, STOPPED, BROKEN -> Certainty.NOT_STARTED;
    };
  }

  /** Explains an exception of the client. */
  static Fault of(Throwable failure, URI url) {
    List<Throwable> chain =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20).toList();
    if (has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class)) {
      return new Fault(
          Kind.REFUSED,
          "the host name `" + url.getHost() + "` is not known",
          "check the address in the target file and the name service",
          failure);
    }
    if (has(chain, SSLException.class) || has(chain, CertificateException.class)) {
      return tls(chain, url, failure);
    }
    return has(chain, ConnectException.class)
        ? unreachable(chain, url, failure)
        : broken(chain, url, failure);
  }

  private static Fault unreachable(List<Throwable> chain, URI url, Throwable failure) {
    String place = place(url);
    return says(chain, "route") || says(chain, "unreachable")
        ? new Fault(
            Kind.REFUSED,
            "no network leads to `" + place + "`",
            "check the address and the routes of this machine",
            failure)
        : new Fault(
            Kind.REFUSED,
            "connection refused by `" + place + "`",
            "see whether the service is up and listens there",
            failure);
  }

  private static Fault tls(List<Throwable> chain, URI url, Throwable failure) {
    String certificate = "the certificate of `" + place(url) + "` ";
    if (has(chain, CertificateExpiredException.class)) {
      return tls(certificate + "has expired", "renew the certificate", failure);
    }
    if (has(chain, CertificateNotYetValidException.class)) {
      return tls(certificate + "is not valid yet", "check the clocks of both machines", failure);
    }
    if (has(chain, CertPathBuilderException.class)) {
      return tls(
          certificate + "is not signed by a trusted authority",
          "name the authority's PEM file in `ca`",
          failure);
    }
    if (says(chain, "subject alternative") || says(chain, "No name matching")) {
      return tls(
          certificate + "was issued for another host", "use the name it was issued for", failure);
    }
    if (says(chain, "plaintext connection") || says(chain, "unrecognized SSL message")) {
      return tls("`" + place(url) + "` does not speak TLS", "use `http://`", failure);
    }
    if (says(chain, "protocol_version") || says(chain, "not supported by the client")) {
      return tls(
          "`" + place(url) + "` speaks no TLS version that is still safe",
          "let the service speak TLS 1.2 or 1.3",
          failure);
    }
    return tls("no TLS connection came about", "check the service's TLS settings", failure);
  }

  private static Fault tls(String reason, String hint, Throwable failure) {
    return new Fault(Kind.BROKEN, reason, hint, failure);
  }

  private static Fault broken(List<Throwable> chain, URI url, Throwable failure) {
    String hint = "see the log of the service at `" + place(url) + "`";
    if (says(chain, "Header size too big")) {
      return new Fault(Kind.BROKEN, "the headers are longer than 384 KB", hint, failure);
    }
    if (has(chain, ProtocolException.class) || says(chain, "status line")) {
      return new Fault(Kind.BROKEN, "what came back is not HTTP", "check the port", failure);
    }
    if (says(chain, "content-length") || says(chain, "chunked transfer")) {
      return new Fault(Kind.BROKEN, "the body broke off", hint, failure);
    }
    return new Fault(Kind.BROKEN, "the connection was closed too early", hint, failure);
  }

  /** Returns host and port. */
  public static String place(URI url) {
    return url.getHost() + ":" + port(url);
  }

  /** Returns the port, also when the address does not say it. */
  static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  private static boolean says(List<Throwable> chain, String words) {
    return chain.stream().anyMatch(each -> String.valueOf(each.getMessage()).contains(words));
  }
}
