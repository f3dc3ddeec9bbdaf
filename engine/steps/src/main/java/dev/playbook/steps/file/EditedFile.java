package dev.playbook.steps.file;

import dev.playbook.spi.Resource;
import dev.playbook.spi.StepFailedException;
import java.util.Optional;

/** A small file that is read whole and replaced whole, wherever it lies. */
interface EditedFile {

  /**
   * What a file is.
   *
   * @param raw its content, a character for a byte
   * @param attributes mode and owner, for example {@code 0644 1000:1000}
   */
  record Content(String raw, String attributes) {}

  /** Returns its name in the world of the plan. */
  Resource resource();

  /** Returns how messages call it, in backticks. */
  String title();

  /** Reads it; empty when it is not there. */
  Optional<Content> read() throws StepFailedException, InterruptedException;

  /** Replaces it at once: a reader sees the old content or the new, and never a part. */
  void write(Content content) throws StepFailedException, InterruptedException;
}
