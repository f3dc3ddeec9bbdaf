package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.RunListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes each event to the end of the journal and returns when it is on the disk.
 *
 * <p>After the first failure nothing is written any more: a disk that failed once may claim success
 * later for data that it lost.
 */
public final class JournalWriter implements RunListener, AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private long sequence;
  private String before = JournalFormat.NO_LINE_BEFORE;
  private String lineEnd = "";
  private boolean failed;
  private boolean begun;

  private JournalWriter(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Makes a new journal that only its owner can read. */
  static JournalWriter create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    channel.force(true);
    return new JournalWriter(file, channel);
  }

  /**
   * Goes on with a journal behind its last whole line. What stands there is replaced by the first
   * event that is written, not before: until then a torn line still tells that something is lost.
   */
  static JournalWriter reopen(Path file, JournalReader.Journal journal) throws IOException {
    JournalWriter writer =
        new JournalWriter(file, FileChannel.open(file, StandardOpenOption.WRITE));
    writer.channel.position(journal.end());
    writer.sequence = journal.events().size();
    writer.before = journal.lastHash();
    writer.lineEnd = "\n";
    writer.begun = journal.events().stream().anyMatch(RunEvent.AttemptStarted.class::isInstance);
    return writer;
  }

  @Override
  public void on(RunEvent event) {
    if (failed) {
      throw new JournalException(
          "the journal has failed before", new IOException(file.toString()), begun);
    }
    String line = JournalFormat.write(sequence + 1, before, event);
    try {
      write(ByteBuffer.wrap((lineEnd + line + "\n").getBytes(StandardCharsets.UTF_8)));
      if (!lineEnd.isEmpty()) {
        channel.truncate(channel.position());
      }
      if (!(event instanceof RunEvent.Waiting)) {
        channel.force(false);
      }
    } catch (IOException e) {
      failed = true;
      throw new JournalException(
          "the journal `" + file + "` cannot be written: " + e.getMessage(), e, begun);
    }
    begun |= event instanceof RunEvent.AttemptStarted;
    lineEnd = "";
    sequence++;
    before = JournalFormat.hash(line);
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
