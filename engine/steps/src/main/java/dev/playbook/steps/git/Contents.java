package dev.playbook.steps.git;

import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.FileStates;
import java.util.List;
import java.util.Optional;

/**
 * What files of a commit hold, as it will stand in the work tree: line ends and filters applied.
 */
record Contents(Git git) {

  State wanted(TrackedFile file) throws StepFailedException, InterruptedException {
    Optional<Entry> entry = file.wanted();
    return entry.isEmpty() ? State.ABSENT : FileStates.of(content(file.path(), entry.get()));
  }

  private byte[] content(String path, Entry entry)
      throws StepFailedException, InterruptedException {
    return git.told(
        entry.isLink()
            ? List.of("cat-file", "blob", entry.blob())
            : List.of("cat-file", "--filters", "--path=" + path, entry.blob()));
  }
}
