package dev.playbook.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that only its owner can read.
 *
 * @param path where it lies
 */
record PrivateFile(Path path) {

  /** Writes the text. The file is whole or not there; what was there before is replaced. */
  void write(String text) throws IOException {
    Path whole = path.toAbsolutePath();
    Path part =
        Files.createTempFile(
            whole.getParent(),
            "." + whole.getFileName(),
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(part, text);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
