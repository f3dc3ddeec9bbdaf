package dev.playbook.steps.http.tls;

import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Builds what the JDK's HTTP client wants to know of TLS. */
public final class TlsContexts {
  private TlsContexts() {}

  /** Returns a context for connections without TLS, which costs nothing. */
  public static SSLContext unused() {
    return new UnusedTlsContext();
  }

  /**
   * Builds the context for a trust.
   *
   * @param base the folder of a relative path
   * @throws StepFailedException when the certificates cannot be read
   */
  public static SSLContext of(TlsTrust trust, Path base) throws StepFailedException {
    try {
      if (trust.unchecked()) {
        return trusting(new TrustManager[] {new UncheckedTrust()});
      }
      return trust.authority().isPresent()
          ? trusting(authorities(base.resolve(trust.authority().get())))
          : SSLContext.getDefault();
    } catch (GeneralSecurityException | IOException e) {
      throw StepFailedException.notStarted(
          trust.authority().isPresent()
              ? "the certificates in `" + trust.authority().get() + "` cannot be read"
              : "the Java runtime's own certificates cannot be read",
          "give a readable PEM file in `ca`",
          e);
    }
  }

  private static SSLContext trusting(TrustManager[] managers) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers, new SecureRandom());
    return context;
  }

  private static TrustManager[] authorities(Path file)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates(file)) {
      store.setCertificateEntry("ca" + number++, certificate);
    }
    if (number == 0) {
      throw new IOException("no certificate in " + file);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(content);
    }
  }
}
