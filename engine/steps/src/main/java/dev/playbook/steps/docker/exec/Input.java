package dev.playbook.steps.docker.exec;

import dev.playbook.spi.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a command reads from its standard input. */
sealed interface Input {
  /** A text of the playbook. */
  record Text(Object value) implements Input {}

  /** A file on this machine, relative to the work directory. */
  record File(String path) implements Input {}

  static Input of(Object value) {
    return value instanceof Map<?, ?> block
        ? new File(String.valueOf(block.get("file")))
        : new Text(value);
  }

  /** Opens it; the caller closes it. */
  default InputStream open(Path workDirectory) throws IOException {
    return switch (this) {
      case File file -> Files.newInputStream(workDirectory.resolve(file.path()));
      case Text(Secret secret) -> stream(secret.reveal());
      case Text(Object text) -> stream(text.toString());
    };
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
