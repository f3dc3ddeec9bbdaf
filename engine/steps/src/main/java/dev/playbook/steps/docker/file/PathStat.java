package dev.playbook.steps.docker.file;

import dev.playbook.steps.http.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine tells of a path in a container without sending its content.
 *
 * @param mode kind and permissions in the notation of Go's {@code os.FileMode}
 * @param size in bytes
 * @param target where a symbolic link leads, followed to its end; empty for everything else
 */
record PathStat(long mode, long size, String target) {
  private static final long DIRECTORY = 1L << 31;
  private static final long LINK = 1L << 27;
  private static final long OTHER_KINDS = 1L << 26 | 1L << 25 | 1L << 24 | 1L << 21 | 1L << 19;
  private static final int EXECUTABLE = 0111;

  /** Reads the header {@code X-Docker-Container-Path-Stat}. */
  static PathStat of(String header) {
    var json = new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
    if (JsonText.read(json).map(JsonText.Parsed::value).orElse(null) instanceof Map<?, ?> stat) {
      return new PathStat(number(stat.get("mode")), number(stat.get("size")), text(stat));
    }
    throw new IllegalStateException("the engine's answer about a path is no JSON object");
  }

  boolean isLink() {
    return (mode & LINK) != 0;
  }

  boolean isDirectory() {
    return (mode & DIRECTORY) != 0;
  }

  boolean isRegular() {
    return (mode & (DIRECTORY | LINK | OTHER_KINDS)) == 0;
  }

  boolean exceeds(long limit) {
    return isRegular() && size > limit;
  }

  boolean isExecutable() {
    return isRegular() && (mode & EXECUTABLE) != 0;
  }

  private static String text(Map<?, ?> stat) {
    return stat.get("linkTarget") instanceof String target ? target : "";
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
