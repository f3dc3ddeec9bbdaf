package dev.playbook.steps.http.wire;

import dev.playbook.spi.Secret;
import dev.playbook.spi.StepFailedException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request as the playbook describes it; secrets stay references.
 *
 * @param headers as written; a value is a scalar or a {@link Secret}
 * @param match texts that a good answer contains
 */
public record Request(
    String method, URI url, Map<String, Object> headers, Payload payload, List<String> match) {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Returns whether the method promises to change nothing (RFC 9110, 9.2.1). */
  public boolean reads() {
    return READING.contains(method);
  }

  /**
   * Returns whether the text can stand in a header: one line of ASCII without control characters.
   * The JDK's client sends a question mark for any other letter.
   */
  public static boolean isHeaderValue(String text) {
    return text.chars().allMatch(each -> each == '\t' || (each >= ' ' && each < 0x7f));
  }

  boolean isSecure() {
    return url.getScheme().equalsIgnoreCase("https");
  }

  Request at(URI place) {
    return new Request(method, place, headers, payload, match);
  }

  /** Returns method and address. */
  public String name() {
    return method + " " + url;
  }

  /** Returns all that is sent, secrets as {@code ***}. */
  public String shown() {
    String lines =
        allHeaders().entrySet().stream()
            .map(header -> "\n" + header.getKey() + ": " + header.getValue())
            .collect(Collectors.joining());
    String body = payload.shown();
    return name() + lines + (body.isEmpty() ? "" : "\n\n" + body);
  }

  /** Returns the headers with their secrets revealed. */
  Map<String, String> revealedHeaders() throws StepFailedException {
    Map<String, String> revealed = new LinkedHashMap<>();
    for (Map.Entry<String, Object> header : allHeaders().entrySet()) {
      revealed.put(header.getKey(), revealed(header.getKey(), header.getValue()));
    }
    return revealed;
  }

  private static String revealed(String name, Object value) throws StepFailedException {
    String text = value instanceof Secret secret ? secret.reveal() : value.toString();
    if (!isHeaderValue(text)) {
      throw StepFailedException.notStarted(
          "the secret in the header `"
              + name
              + "` holds a line break, a control character or a letter outside of ASCII",
          "store the secret as one line without a line end",
          null);
    }
    return text;
  }

  private Map<String, Object> allHeaders() {
    Map<String, Object> all = new LinkedHashMap<>(headers);
    addDefault(all, "User-Agent", "playbook");
    payload.contentType().ifPresent(type -> addDefault(all, "Content-Type", type));
    return all;
  }

  private static void addDefault(Map<String, Object> all, String name, String value) {
    if (all.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
      all.put(name, value);
    }
  }
}
