package dev.playbook.core.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A report can be sent to anybody: it does nothing, asks nobody, and shows values as they are. */
final class HtmlReportTest {
  private static final Pattern ELEMENT = Pattern.compile("<([a-z0-9]+)");
  private static final Pattern HASH = Pattern.compile("style-src '(sha256-[^']+)'");
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  static Iterable<String> runs() throws Exception {
    return KeptRuns.ids();
  }

  private static String html(String run) throws Exception {
    return ReportFormat.HTML.write(KeptRuns.account(run));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void hasOnlyTheElementsOfItsLayout(String run) throws Exception {
    assertThat(ELEMENT.matcher(html(run)).results().map(found -> found.group(1)).distinct())
        .isSubsetOf(
            ("html head meta title style body header main footer h1 h2 h3 p span strong dl dt dd"
                    + " div svg rect line text ul li code pre br details summary")
                .split(" "));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void asksNobodyForAnything(String run) throws Exception {
    assertThat(html(run))
        .contains("default-src 'none'")
        .doesNotContainPattern("<[^>]+\\s(?:src|href|style|on[a-z]+)\\s*=")
        .doesNotContain("@import", "url(");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void allowsItsOwnStyleAndNoOther(String run) throws Exception {
    String html = html(run);
    String style = first(STYLE, html);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(first(HASH, html)).isEqualTo("sha256-" + Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void showsTagsInOutputInputsAndNamesAsText() throws Exception {
    assertThat(html("X2PV"))
        .contains("&lt;script&gt;alert(&quot;step output&quot;)&lt;/script&gt;")
        .contains("&lt;/pre&gt;&lt;/details&gt;&lt;img src=x onerror=alert(2)&gt;")
        .contains("size=&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;now&lt;/b&gt;")
        .contains("had &lt;tried&gt; it");
  }

  @Test
  void tellsWhatDidNotRunWhatItCostAndHowToGoBack() throws Exception {
    assertThat(html("MZGD"))
        .contains("mem0: away for at most 2.6s", "4.8s of 15m", "limit 20m")
        .contains("playbook undo MZGD", "puts back: the replaced file with its mode and owner")
        .contains("<strong>2000</strong>", "wanted <code>result.rows[0].n &gt; 0</code>");
    assertThat(html("X2PV")).contains("the promise is missed", "cannot be undone: nothing to take");
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
