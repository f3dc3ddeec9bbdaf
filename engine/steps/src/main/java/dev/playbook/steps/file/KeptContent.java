package dev.playbook.steps.file;

import dev.playbook.spi.Captured;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A file as it was before a step, kept in the step's directory.
 *
 * @param content as it was
 * @param left the hash of what the step makes of it
 */
record KeptContent(EditedFile.Content content, String left) {
  private static final String NAME = "file";

  static Captured keep(EditedFile.Content content, String after, StepContext context)
      throws StepFailedException {
    Path copy = context.directory().resolve(NAME);
    try {
      Files.writeString(copy, content.raw(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "the file cannot be kept in `" + copy + "`: " + e.getMessage(),
          "look whether the disk is full",
          e);
    }
    return new Captured(
        Map.of("copy", NAME, "attributes", content.attributes(), "left", hash(after)));
  }

  static KeptContent of(Captured captured, StepContext context) throws StepFailedException {
    Path copy = context.directory().resolve(captured.text("copy"));
    try {
      String raw = Files.readString(copy, StandardCharsets.ISO_8859_1);
      return new KeptContent(
          new EditedFile.Content(raw, captured.text("attributes")), captured.text("left"));
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "the kept file `" + copy + "` cannot be read: " + e.getMessage(),
          "put the values back by hand",
          e);
    }
  }

  /** Returns the content that lies in the step's directory; empty when none was kept. */
  static Optional<String> in(StepContext context) {
    try {
      return Optional.of(
          Files.readString(context.directory().resolve(NAME), StandardCharsets.ISO_8859_1));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Refuses when the file is not as the step left it. */
  void refuseForeign(EditedFile.Content now, EditedFile file) throws StepFailedException {
    if (!hash(now.raw()).equals(left)) {
      throw StepFailedException.notStarted(
          file.title() + " was changed after the step; nothing was put back",
          "put the values back by hand",
          null);
    }
  }

  static String hash(String raw) {
    return FileStates.sha256(raw.getBytes(StandardCharsets.ISO_8859_1));
  }
}
