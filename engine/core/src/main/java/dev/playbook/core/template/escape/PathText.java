package dev.playbook.core.template.escape;

import org.jspecify.annotations.Nullable;

/**
 * A path: a value at its start is the base, all others stay in the folder that they are put into.
 */
public final class PathText implements Surroundings {
  private final StringBuilder segment = new StringBuilder();
  private boolean started;
  private boolean ofValue;

  @Override
  public void pass(String text) {
    started |= !text.isEmpty();
    follow(text, false);
  }

  @Override
  public void hole() {}

  @Override
  public String write(@Nullable Object value) {
    String text = PlainText.text(value);
    if (text.indexOf('\0') >= 0) {
      throw new Refused("a path cannot hold the character NUL", "");
    }
    if (text.isEmpty() && segment.isEmpty()) {
      throw new Refused("an empty value would name the folder itself", "");
    }
    if (started && segment.isEmpty() && text.startsWith("/")) {
      throw new Refused("`" + text + "` is an absolute path, and stands below a folder", "");
    }
    boolean base = !started;
    started = true;
    follow(text, !base);
    return text;
  }

  private void follow(String text, boolean value) {
    text.chars().forEach(character -> follow((char) character, value));
    refuseSteps();
  }

  private void follow(char character, boolean value) {
    if (character == '/') {
      refuseSteps();
      segment.setLength(0);
      ofValue = value;
    } else {
      segment.append(character);
      ofValue |= value;
    }
  }

  /** Refuses a segment that leads elsewhere, when a value has a part in it. */
  private void refuseSteps() {
    String name = segment.toString();
    if (ofValue && (name.equals(".") || name.equals(".."))) {
      throw new Refused(
          "`" + name + "` would lead out of the folder or name the folder itself",
          "write it in the playbook, or make the whole path the value");
    }
  }
}
