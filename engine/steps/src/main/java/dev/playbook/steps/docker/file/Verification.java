package dev.playbook.steps.docker.file;

import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Looks whether a file became what it should be. */
final class Verification {
  private final ContainerFiles files;

  Verification(ContainerFiles files) {
    this.files = files;
  }

  void check(String path, ContainerFile wanted, Content content)
      throws StepFailedException, InterruptedException {
    Optional<String> difference =
        files.read(path, (file, is) -> difference(file, is, wanted, content));
    if (difference.isEmpty()) {
      throw different(path, "it is not there");
    }
    if (!difference.get().isEmpty()) {
      throw different(path, difference.get());
    }
  }

  private static String difference(
      ContainerFile is, InputStream bytes, ContainerFile wanted, Content content)
      throws IOException {
    String sum = Sha256.of(bytes);
    try (InputStream should = content.open()) {
      if (!sum.equals(Sha256.of(should))) {
        return "its content is another";
      }
    }
    return is.attributes().equals(wanted.attributes())
        ? ""
        : "mode and owner are %s, not %s".formatted(is.attributes(), wanted.attributes());
  }

  private static StepFailedException different(String path, String what) {
    return new StepFailedException(
        "file `%s` was written, but %s".formatted(path, what), "look who else writes this file");
  }
}
