package dev.playbook.steps.docker.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, which can be read more than once. */
@FunctionalInterface
public interface Content {
  /** Opens the bytes from their beginning; the caller closes them. */
  InputStream open() throws IOException;

  /** Returns bytes that are already there. */
  static Content of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}
