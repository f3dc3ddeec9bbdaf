package dev.playbook.steps.intent;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Durable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one attempt is about to do, on the disk before it does it: a record a line, each of some
 * words. Never holds a secret, and no content of files; sums of them.
 */
public record IntentLog(Path file) {

  /** Returns the log of the attempt with the token of this context. */
  public static IntentLog of(StepContext context) {
    String name = "intent-" + context.token().replaceAll("[^A-Za-z0-9.-]", "_");
    return new IntentLog(context.directory().resolve(name));
  }

  /**
   * Adds a record.
   *
   * @throws StepFailedException {@code NOT_STARTED} when it is not on the disk
   */
  public void write(String... words) throws StepFailedException {
    write(List.of(List.of(words)));
  }

  /**
   * Adds records; the last one is whole only if all are. What a write has left that failed in the
   * middle does not become a part of them.
   */
  public void write(List<List<String>> records) throws StepFailedException {
    String lines = records.stream().map(IntentLog::line).collect(Collectors.joining());
    boolean isNew = !Files.exists(file);
    try (RandomAccessFile uninterrupted = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] before = new byte[(int) uninterrupted.length()];
      uninterrupted.readFully(before);
      uninterrupted.setLength(whole(new String(before, StandardCharsets.US_ASCII)).length());
      uninterrupted.seek(uninterrupted.length());
      uninterrupted.write(lines.getBytes(StandardCharsets.US_ASCII));
      uninterrupted.getFD().sync();
      if (isNew) {
        Durable.force(file.resolveSibling(""));
      }
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "what comes next cannot be written down in `%s`: %s".formatted(file, e.getMessage()),
          "make room in the state directory, then resume",
          e);
    }
  }

  /**
   * Returns the records that are whole, in order; none when the attempt did not get that far.
   *
   * @throws StepFailedException {@code UNKNOWN} when they cannot be read
   */
  public List<List<String>> read() throws StepFailedException {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      return whole(text).lines().map(IntentLog::words).toList();
    } catch (IOException e) {
      throw StepFailedException.unknown(
          "what the attempt was about to do cannot be read: " + e.getMessage(),
          "look at `" + file + "`",
          e);
    }
  }

  private static String whole(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  private static String line(List<String> words) {
    return words.stream()
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" ", "", "\n"));
  }

  private static List<String> words(String line) {
    return Stream.of(line.split(" ", -1))
        .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
        .toList();
  }
}
