package dev.playbook.core.journal;

import dev.playbook.core.disk.Sha256;
import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.json.TypedValues;
import dev.playbook.core.run.RunEvent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * One event as one line: version, sequence number, hash of the line before, the event, and at the
 * end a checksum of all that stands before it.
 */
final class JournalFormat {
  /** The version that this engine writes, and the newest that it reads. */
  static final int VERSION = 1;

  /** Stands in the place of a hash in the first line. */
  static final String NO_LINE_BEFORE = "0".repeat(64);

  private static final String CHECKSUM = ",\"crc\":\"";

  private JournalFormat() {}

  /** A line that was read: its number and its event. */
  record Line(long sequence, String before, RunEvent event) {}

  static String write(long sequence, String before, RunEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("v", VERSION);
    json.put("seq", sequence);
    json.put("prev", before);
    json.putAll(EventFormat.toJson(event));
    json.computeIfPresent("outcome", (_, outcome) -> TypedValues.toJson(outcome));
    String object = Json.write(json);
    String head = object.substring(0, object.length() - 1);
    return head + CHECKSUM + checksum(head) + "\"}";
  }

  /**
   * Reads a line back.
   *
   * @throws IllegalArgumentException when it is damaged or of a newer version
   */
  static Line read(String text) {
    if (!isWhole(text)) {
      throw new IllegalArgumentException("its checksum does not fit");
    }
    Fields json = Fields.of(Objects.requireNonNull(Json.read(text)));
    if (json.number("v") > VERSION) {
      throw new IllegalArgumentException(
          "it was written by a newer version of playbook (format " + json.number("v") + ")");
    }
    return new Line(json.number("seq"), json.text("prev"), EventFormat.fromJson(json));
  }

  /** Returns whether a line is as it was written, whatever stands in it. */
  static boolean isWhole(String text) {
    int end = text.lastIndexOf(CHECKSUM);
    return end >= 0
        && text.substring(end).equals(CHECKSUM + checksum(text.substring(0, end)) + "\"}");
  }

  static String hash(String line) {
    return Sha256.of(line);
  }

  private static String checksum(String head) {
    CRC32C crc = new CRC32C();
    crc.update(head.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
