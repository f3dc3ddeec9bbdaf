package dev.playbook.steps.file;

import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Sum;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files as states: text as it is, anything else by its size and hash. */
public final class FileStates {
  private static final int LONGEST = 1 << 20;

  private FileStates() {}

  /** Returns the state of a file, a link or nothing on this machine. */
  public static State of(Path file) throws StepFailedException, InterruptedException {
    try {
      if (Files.isSymbolicLink(file)) {
        return State.known(Files.readSymbolicLink(file).toString());
      }
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return State.ABSENT;
      }
      return Files.size(file) > LONGEST
          ? State.known(summary(Files.size(file), Sum.of(file)))
          : of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`" + file + "` cannot be read: " + e.getMessage(), "look at its owner and mode", e);
    }
  }

  /** Returns the state of a file with this content. */
  public static State of(byte[] content) {
    return State.known(isText(content) ? text(content) : summary(content.length, sha256(content)));
  }

  /** Returns whether the bytes are UTF-8 without zero bytes, and few enough to be compared. */
  public static boolean isText(byte[] content) {
    if (content.length > LONGEST) {
      return false;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
    } catch (CharacterCodingException binary) {
      return false;
    }
    return text(content).indexOf('\0') < 0;
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static String summary(long size, String sum) {
    return "%d bytes, sha256 %s".formatted(size, sum);
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
