package dev.playbook.core.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Tells whether a file, or a folder with all that it holds, is still what it was. */
public final class Seal {
  private Seal() {}

  private enum Kind {
    FILE,
    FOLDER,
    LINK;

    static Kind of(Path path) {
      return Files.isSymbolicLink(path)
          ? LINK
          : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? FOLDER : FILE;
    }
  }

  /**
   * Returns the SHA-256 in hexadecimal: of a file's content, of where a symbolic link points to, or
   * of a folder's list, which has for each path below it, in order, its kind, the path and, of what
   * is no folder, the same.
   */
  public static String of(Path path) throws IOException {
    return switch (Kind.of(path)) {
      case FOLDER -> Sha256.of(list(path));
      case LINK -> Sha256.of(Files.readSymbolicLink(path).toString());
      case FILE -> content(path);
    };
  }

  private static String list(Path folder) throws IOException {
    StringBuilder list = new StringBuilder();
    for (Path path : Folder.all(folder)) {
      Kind kind = Kind.of(path);
      list.append(kind).append(' ').append(folder.relativize(path)).append('\0');
      list.append(kind == Kind.FOLDER ? "" : of(path)).append('\n');
    }
    return list.toString();
  }

  private static String content(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    Files.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return Sha256.hex(digest.digest());
  }
}
