package dev.playbook.core.load.schema;

import java.util.Optional;

/** Names that come near to what somebody wrote, and are allowed. */
final class NearNames {
  private NearNames() {}

  /**
   * Returns {@code , for example `x`}, or an empty text when nothing sensible is left.
   *
   * @param form the letters that are allowed, in the words of a schema
   * @param letterFirst whether a digit cannot begin the name
   */
  static String suggestion(String written, String form, boolean letterFirst) {
    boolean dash = form.contains("`-`");
    if (!dash && !form.contains("`_`")) {
      return "";
    }
    String joint = dash ? "-" : "_";
    String kept = dash && form.contains("`_`") ? "[^A-Za-z0-9_-]+" : "[^A-Za-z0-9" + joint + "]+";
    String name =
        written
            .replaceFirst("\\.ya?ml$", "")
            .replaceAll(kept, joint)
            .replaceAll("^[" + (letterFirst ? "0-9" : "") + "_-]+|[_-]+$", "");
    boolean same = written.codePoints().allMatch(c -> c < 128) && !name.isEmpty();
    return same && !name.equals(written) ? ", for example `" + name + "`" : "";
  }

  /** Returns the first letter that only looks like one of the alphabet's. */
  static Optional<String> stranger(String written) {
    return written
        .codePoints()
        .filter(c -> c > 127)
        .mapToObj(c -> "%s is U+%04X".formatted(Character.toString(c), c))
        .findFirst();
  }
}
