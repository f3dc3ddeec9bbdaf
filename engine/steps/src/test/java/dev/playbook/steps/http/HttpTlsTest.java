package dev.playbook.steps.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.playbook.spi.StepFailedException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    make("authority", "-ext", "bc:c");
    make("right", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
    make("other", "-signer", "authority", "-ext", "san=dns:other.test");
    make(
        "expired",
        "-signer",
        "authority",
        "-ext",
        "san=ip:127.0.0.1",
        "-startdate",
        "-9d",
        "-validity",
        "2");
    keytool("-exportcert", "-rfc", "-alias", "authority", "-file", pem());
  }

  @Test
  void trustsTheAuthorityThatIsNamed() throws Exception {
    try (Tls service = Tls.with("right")) {
      assertThat(HttpSteps.run(service.url(), Map.of("ca", pem())).values())
          .containsEntry("status", 200L);
    }
  }

  @Test
  void saysThatNobodySignedTheCertificate() throws Exception {
    try (Tls service = Tls.with("right")) {
      StepFailedException failure =
          HttpSteps.failure(service.url(), Map.of("method", "POST", "json", 1L));
      assertThat(failure).hasMessageEndingWith("is not signed by a trusted authority");
      assertThat(failure.hint()).isEqualTo("name the authority's PEM file in `ca`");
      assertThat(failure.certainty()).isEqualTo(StepFailedException.Certainty.NOT_STARTED);
      assertThat(failure.values()).containsEntry("refused", false);
    }
  }

  @Test
  void saysThatTheCertificateHasExpired() throws Exception {
    try (Tls service = Tls.with("expired")) {
      assertThat(HttpSteps.failure(service.url(), Map.of("ca", pem())))
          .hasMessageEndingWith("has expired");
    }
  }

  @Test
  void saysThatTheCertificateIsForAnotherHost() throws Exception {
    try (Tls service = Tls.with("other")) {
      assertThat(HttpSteps.failure(service.url(), Map.of("ca", pem())))
          .hasMessageEndingWith("was issued for another host");
    }
  }

  @Test
  void takesAnyCertificateOnlyWhenTold() throws Exception {
    try (Tls service = Tls.with("other")) {
      assertThat(HttpSteps.run(service.url(), Map.of("insecure", true)).values())
          .containsEntry("status", 200L);
    }
  }

  @Test
  void saysThatTheServiceSpeaksOnlyOldTls() throws Exception {
    try (Service service = Service.speaking(new byte[] {0x15, 3, 1, 0, 2, 2, 0x46})) {
      assertThat(HttpSteps.failure(overTls(service), Map.of()))
          .hasMessageEndingWith("speaks no TLS version that is still safe");
    }
  }

  @Test
  void saysThatTheServiceDoesNotSpeakTls() throws Exception {
    byte[] answer = Service.message("400 Bad Request", "").getBytes(StandardCharsets.UTF_8);
    try (Service service = Service.speaking(answer)) {
      assertThat(HttpSteps.failure(overTls(service), Map.of()))
          .hasMessageEndingWith("does not speak TLS");
    }
  }

  @Test
  void saysThatTheAuthorityCannotBeRead() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    for (Path file : List.of(empty, folder.resolve("missing.pem"))) {
      assertThat(HttpSteps.failure("https://127.0.0.1:1/", Map.of("ca", file.toString())))
          .hasMessage("the certificates in `" + file + "` cannot be read");
    }
  }

  private static String overTls(Service service) {
    return service.url().replace("http:", "https:");
  }

  private static String pem() {
    return folder.resolve("ca.pem").toString();
  }

  private static void make(String alias, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-alias", alias));
    arguments.addAll(List.of("-dname", "CN=" + alias));
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** An HTTPS service with the certificate of a key store. */
  private record Tls(HttpsServer server) implements AutoCloseable {

    static Tls with(String alias) throws Exception {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context(alias)));
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
      return new Tls(server);
    }

    private static SSLContext context(String alias) throws Exception {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream content = Files.newInputStream(folder.resolve("keys.p12"))) {
        store.load(content, PASSWORD);
      }
      for (String each : List.copyOf(Collections.list(store.aliases()))) {
        if (!each.equals(alias)) {
          store.deleteEntry(each);
        }
      }
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    }

    String url() {
      return "https://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
