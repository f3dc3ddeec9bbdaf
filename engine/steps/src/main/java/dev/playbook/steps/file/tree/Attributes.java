package dev.playbook.steps.file.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Who may do what with a file or folder.
 *
 * @param mode the permission bits
 * @param user the number of its owner
 * @param group the number of its group
 */
public record Attributes(int mode, int user, int group) {
  private static final int PERMISSIONS = 07777;
  private static final int OCTAL = 8;
  private static final boolean GIVES_FILES_AWAY = "root".equals(System.getProperty("user.name"));

  /** Reads those of a path; of a link itself, not of what it leads to. */
  public static Attributes of(Path path) throws IOException {
    Map<String, Object> unix =
        Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
    return new Attributes(
        number(unix, "mode") & PERMISSIONS, number(unix, "uid"), number(unix, "gid"));
  }

  /** Reads back what {@link #toString} gave. */
  public static Attributes parse(String text) {
    String[] words = text.split("[ :]", 3);
    return new Attributes(
        Integer.parseInt(words[0], OCTAL), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
  }

  /** Gives them to a file or folder; the owner only where the user may give files away. */
  public void apply(Path path) throws IOException {
    if (GIVES_FILES_AWAY) {
      Files.setAttribute(path, "unix:uid", user);
      Files.setAttribute(path, "unix:gid", group);
    }
    Files.setAttribute(path, "unix:mode", mode);
  }

  /** Returns whether {@link #apply} would make no difference. */
  public boolean isLike(Attributes other) {
    boolean isSameOwner = user == other.user && group == other.group;
    return mode == other.mode && (isSameOwner || !GIVES_FILES_AWAY);
  }

  /** Returns for example {@code 0644 1000:1000}. */
  @Override
  public String toString() {
    return "%04o %d:%d".formatted(mode, user, group);
  }

  private static int number(Map<String, Object> values, String key) {
    return (Integer) Objects.requireNonNull(values.get(key));
  }
}
