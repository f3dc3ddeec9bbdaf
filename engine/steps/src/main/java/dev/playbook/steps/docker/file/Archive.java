package dev.playbook.steps.docker.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar archive with exactly one regular file, the form in which the engine moves files. */
final class Archive {
  private static final int BLOCK = 512;
  private static final int REGULAR = 0100000;

  private Archive() {}

  /** Moves the archive to the content of its file and returns what is written beside it. */
  static ContainerFile enter(TarArchiveInputStream archive) throws IOException {
    TarArchiveEntry entry = archive.getNextEntry();
    if (entry == null) {
      throw new EOFException("the archive is empty");
    }
    return new ContainerFile(
        entry.getMode(), entry.getLongUserId(), entry.getLongGroupId(), entry.getSize());
  }

  /** Returns the archive of one file; its content is read as the archive is read. */
  static InputStream of(String name, ContainerFile file, InputStream content) throws IOException {
    int padding = (int) (-file.size() & (BLOCK - 1));
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(header(name, file)),
                content,
                new ByteArrayInputStream(new byte[padding + 2 * BLOCK]))));
  }

  private static byte[] header(String name, ContainerFile file) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(REGULAR | file.mode());
    entry.setUserId(file.user());
    entry.setGroupId(file.group());
    entry.setSize(file.size());
    entry.setModTime(System.currentTimeMillis());
    var bytes = new ByteArrayOutputStream();
    var tar = new TarArchiveOutputStream(bytes, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    tar.putArchiveEntry(entry);
    tar.flush();
    return bytes.toByteArray();
  }
}
