package dev.playbook.core.load.yaml;

/** What people call a block, by the key it stands under. */
final class BlockNames {
  private BlockNames() {}

  /**
   * Names a block.
   *
   * @param key the key, {@code ""} for the whole file, with {@code []} for an item of its list
   */
  static String of(String key) {
    return switch (key) {
      case "" -> "this file";
      case "steps[]", "finally[]", "cleanup[]" -> "this step";
      case "preconditions[]", "validations[]" -> "this check";
      case "triggers[]" -> "this trigger";
      default -> "`" + key.replace("[]", "") + "`";
    };
  }
}
