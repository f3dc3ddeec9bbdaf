package dev.playbook.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.spi.InputException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Values in URLs, JSON and HTML. */
class DocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> payloads() {
    return Payloads.all();
  }

  private static String render(String template, Object value, Escaping escaping) {
    return String.valueOf(Template.render(template, Payloads.with(value), escaping));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isOnePartOfAUrl(String payload) {
    String url =
        render(
            "https://h:1/a/{{inputs.x}}/b?q={{inputs.x}}&r=1#{{inputs.x}}", payload, Escaping.URL);
    URI uri = URI.create(url);
    assertThat(uri.getHost()).isEqualTo("h");
    assertThat(uri.getRawPath().split("/", -1)).hasSize(4);
    String part = uri.getRawPath().split("/", -1)[2];
    assertThat(URLDecoder.decode(part, StandardCharsets.UTF_8)).isEqualTo(payload);
    assertThat(uri.getRawQuery().split("&", -1)).hasSize(2);
    assertThat(uri.getFragment()).isEqualTo(payload);
  }

  @Test
  void takesAValueAtTheStartOfAUrlAsTheBase() {
    assertThat(render("{{inputs.x}}/search?q=1", "http://localhost:8000/api", Escaping.URL))
        .isEqualTo("http://localhost:8000/api/search?q=1");
    assertThat(render("{{inputs.x}}", "https://h", Escaping.URL)).isEqualTo("https://h");
    assertThat(render("{{inputs.x}}/{{inputs.other}}", "https://h", Escaping.URL))
        .isEqualTo("https://h/other%20value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://a b",
        "//h",
        ""
      })
  void refusesABaseThatIsNoHttpUrl(String base) {
    assertThatThrownBy(() -> render("{{inputs.x}}/search", base, Escaping.URL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("http or https");
  }

  @Test
  void refusesValuesThatLeaveTheirPartOfTheUrl() {
    assertThatThrownBy(() -> render("http://h/a/{{inputs.x}}", "..", Escaping.URL))
        .hasMessageContaining("would change the path");
    assertThatThrownBy(() -> render("{{inputs.x}}{{inputs.x}}", "http://h", Escaping.URL))
        .hasMessageContaining("part of the host");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isJsonTextWithAndWithoutQuotesAroundIt(String payload) {
    String json =
        render(
            "{\"a\": \"x \\\" {{inputs.x}}\", \"b\": {{inputs.x}}, \"c\": [\"{{inputs.x}}\"]}",
            payload,
            Escaping.JSON);
    JsonNode read = JSON.readTree(json);
    assertThat(read.get("a").asString()).isEqualTo("x \" " + payload);
    assertThat(read.get("b").asString()).isEqualTo(payload);
    assertThat(read.get("c").get(0).asString()).isEqualTo(payload);
  }

  @Test
  void writesOtherKindsAsJson() {
    assertThat(render("[{{inputs.x}}]", 5L, Escaping.JSON)).isEqualTo("[5]");
    assertThat(render("[\"{{inputs.x}}\"]", 5L, Escaping.JSON)).isEqualTo("[\"5\"]");
    assertThat(
            render(
                "[{{inputs.x}}]",
                Arrays.asList("a", null, true, 2.5, Map.of("k", List.of())),
                Escaping.JSON))
        .isEqualTo("[[\"a\",null,true,2.5,{\"k\":[]}]]");
    assertThatThrownBy(() -> render("[\"{{inputs.x}}\"]", List.of(1L), Escaping.JSON))
        .hasMessageContaining("a list cannot stand in a text");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void cannotOpenOrCloseAnHtmlTag(String payload) {
    String html = render("<p title=\"{{inputs.x}}\">", payload, Escaping.HTML);
    String written = html.substring(10, html.length() - 2);
    assertThat(written).doesNotContain("<", ">", "\"", "'");
    assertThat(
            written
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"))
        .isEqualTo(payload);
  }
}
