package dev.playbook.cli.injection;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which payloads can be the name of a file, and what is said of the others. */
final class FileNames {
  private static final int LONGEST = 255;

  private FileNames() {}

  /**
   * Returns why a payload names no file of the folder that it is put into.
   *
   * @param tooLong what the step type says of a name that no file system takes
   */
  static String refusal(Payload payload, String tooLong) {
    String half = Reasons.halfACharacter(payload);
    if (!half.isEmpty()) {
      return half;
    }
    if (payload.has("\0")) {
      return "a path cannot hold the character NUL";
    }
    if (payload.text().startsWith("/")) {
      return "is an absolute path, and stands below a folder";
    }
    List<String> segments = List.of(payload.text().split("/", -1));
    if (payload.text().isEmpty() || segments.contains("..") || segments.contains(".")) {
      return "the folder itself";
    }
    if (isTooLong(payload)) {
      return tooLong;
    }
    return segments.size() > 1 ? "cannot be done" : "";
  }

  private static boolean isTooLong(Payload payload) {
    return payload.text().getBytes(StandardCharsets.UTF_8).length > LONGEST;
  }
}
