package dev.playbook.core.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What build servers rely on: well-formed, numbers that fit, no foreign element. */
final class JunitReportTest {
  static Iterable<String> runs() throws Exception {
    return KeptRuns.ids();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void countsWhatStandsInEachSuite(String run) throws Exception {
    NodeList suites = parsed(run).getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isPositive();
    for (int at = 0; at < suites.getLength(); at++) {
      Element suite = (Element) suites.item(at);
      assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
      assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
      assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
      assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
      assertThat(suite.getAttribute("time")).matches("\\d+\\.\\d{3}");
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void knowsNoElementThatOnlyWeKnow(String run) throws Exception {
    NodeList all = parsed(run).getElementsByTagName("*");
    for (int at = 0; at < all.getLength(); at++) {
      assertThat(all.item(at).getNodeName())
          .isIn("testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out");
    }
  }

  private static String count(Element suite, String element) {
    return Integer.toString(suite.getElementsByTagName(element).getLength());
  }

  private static Document parsed(String run) throws Exception {
    String xml = ReportFormat.JUNIT.write(KeptRuns.account(run));
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
