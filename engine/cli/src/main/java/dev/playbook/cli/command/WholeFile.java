package dev.playbook.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is whole or not there.
 *
 * @param path where it lies
 * @param mode who can read it, for example {@code rw-------}
 */
record WholeFile(Path path, String mode) {

  /** A file that only its owner can read. */
  static WholeFile ofOwner(Path path) {
    return new WholeFile(path, "rw-------");
  }

  /** A file that everybody can read. */
  static WholeFile ofAll(Path path) {
    return new WholeFile(path, "rw-r--r--");
  }

  /** Writes the text; what was there before is replaced. */
  void write(String text) throws IOException {
    Path whole = path.toAbsolutePath();
    Set<PosixFilePermission> rights = PosixFilePermissions.fromString(mode);
    Path part =
        Files.createTempFile(
            whole.getParent(),
            "." + whole.getFileName(),
            "",
            PosixFilePermissions.asFileAttribute(rights));
    try {
      Files.writeString(part, text);
      Files.setPosixFilePermissions(part, rights);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
