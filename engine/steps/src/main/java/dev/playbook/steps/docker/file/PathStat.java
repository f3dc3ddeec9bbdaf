package dev.playbook.steps.docker.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    byte[] json = Base64.getDecoder().decode(header.getBytes(StandardCharsets.US_ASCII));
    JsonNode stat = JsonMapper.shared().readTree(json);
    return new PathStat(
        stat.path("mode").asLong(0),
        stat.path("size").asLong(0),
        stat.path("linkTarget").asString(""));
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
}
