package dev.playbook.cli.injection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value that tries to break out of where it stands.
 *
 * @param key its name among the inputs, {@code p001} for the first
 * @param literal as a JSON string, which YAML reads, too
 */
record Payload(String key, String literal, String text) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Payload> ALL = read();

  static List<Payload> all() {
    return ALL;
  }

  /** Returns the tag that puts it in. */
  String tag() {
    return "{{inputs." + key + "}}";
  }

  boolean has(String part) {
    return text.contains(part);
  }

  boolean hasLineBreak() {
    return has("\n") || has("\r");
  }

  private static List<Payload> read() {
    AtomicInteger number = new AtomicInteger();
    try {
      return Files.readAllLines(Path.of("src/test/resources/injection/payloads.txt")).stream()
          .filter(line -> line.startsWith("\""))
          .map(line -> of(number.incrementAndGet(), line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Payload of(int number, String literal) {
    return new Payload("p%03d".formatted(number), literal, JSON.readValue(literal, String.class));
  }
}
