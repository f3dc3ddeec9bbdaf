package dev.playbook.steps.docker.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sum by which two contents are compared. */
public final class Sha256 {
  private Sha256() {}

  /** Reads to the end and returns the sum in hexadecimal. */
  public static String of(InputStream bytes) throws IOException {
    return copy(bytes, OutputStream.nullOutputStream());
  }

  /** Copies to the end and returns the sum in hexadecimal. */
  public static String copy(InputStream bytes, OutputStream sink) throws IOException {
    var digest = new DigestInputStream(bytes, digest());
    digest.transferTo(sink);
    return HexFormat.of().formatHex(digest.getMessageDigest().digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
