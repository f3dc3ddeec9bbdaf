package dev.playbook.steps.file.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * One thing under a path.
 *
 * @param size in bytes; 0 but for a file
 * @param modified when its content last changed
 * @param target where a link leads; {@code ""} but for a link
 */
public record Entry(Kind kind, Attributes attributes, long size, FileTime modified, String target) {

  /** What it is. */
  public enum Kind {
    /** A regular file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A symbolic link, wherever it leads. */
    LINK,
    /** A pipe, a socket or a device, which has no content to copy. */
    OTHER
  }

  static Entry of(Path path) throws IOException {
    BasicFileAttributes basic =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Kind kind = kind(basic);
    return new Entry(
        kind,
        Attributes.of(path),
        kind == Kind.FILE ? basic.size() : 0,
        basic.lastModifiedTime(),
        kind == Kind.LINK ? Files.readSymbolicLink(path).toString() : "");
  }

  private static Kind kind(BasicFileAttributes basic) {
    if (basic.isSymbolicLink()) {
      return Kind.LINK;
    }
    if (basic.isDirectory()) {
      return Kind.FOLDER;
    }
    return basic.isRegularFile() ? Kind.FILE : Kind.OTHER;
  }

  /** Returns it with other attributes. */
  Entry with(Attributes other) {
    return new Entry(kind, other, size, modified, target);
  }
}
