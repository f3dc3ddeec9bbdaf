package dev.playbook.core.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

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
    MessageDigest digest = sha256();
    switch (Kind.of(path)) {
      case FOLDER -> list(path, digest);
      case LINK -> digest.update(bytes(Files.readSymbolicLink(path).toString()));
      case FILE ->
          Files.copy(path, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void list(Path folder, MessageDigest digest) throws IOException {
    for (Path path : all(folder)) {
      Kind kind = Kind.of(path);
      String content = kind == Kind.FOLDER ? "" : of(path);
      digest.update(bytes("%s %s\0%s\n".formatted(kind, folder.relativize(path), content)));
    }
  }

  /** Brings a file, or a folder with all that it holds, to the disk. */
  static void force(Path path) throws IOException {
    for (Path each : all(path)) {
      if (Kind.of(each) != Kind.LINK) {
        forceOne(each);
      }
    }
  }

  /** Brings the content of one file to the disk, or the names in one folder. */
  static void forceOne(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** A path and, when it is a folder, all below it. */
  private static List<Path> all(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      return paths.sorted().toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
