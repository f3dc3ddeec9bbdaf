package dev.playbook.steps.git;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.FileCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file as it was before a restore.
 *
 * @param path relative to the top of the work tree
 * @param staged its index entry
 * @param wanted the blob that the restore puts there, empty when it removes the file
 * @param blob the name of a copy of what was staged, empty when a commit has it
 * @param copy the file itself
 */
record KeptFile(String path, Optional<Entry> staged, String wanted, String blob, FileCopy copy) {

  static KeptFile keep(TrackedFile file, Restoration restoration, StepContext context, int number)
      throws StepFailedException, InterruptedException {
    String blob = "";
    if (file.isUncommitted() && file.staged().isPresent()) {
      blob = "staged-" + number;
      keepBlob(file.staged().get(), restoration.repository().git(), context, blob);
    }
    return new KeptFile(
        file.path(),
        file.staged(),
        file.wanted().map(Entry::blob).orElse(""),
        blob,
        FileCopy.keep(restoration.path(file), context.directory(), "file-" + number));
  }

  static KeptFile of(Map<?, ?> values) {
    String staged = String.valueOf(values.get("staged"));
    String[] words = staged.split(" ", 2);
    return new KeptFile(
        String.valueOf(values.get("path")),
        staged.isEmpty() ? Optional.empty() : Optional.of(new Entry(words[0], words[1])),
        String.valueOf(values.get("wanted")),
        String.valueOf(values.get("blob")),
        FileCopy.of(values));
  }

  Map<String, Object> values() {
    Map<String, Object> values = copy.values();
    values.put("path", path);
    values.put("staged", staged.map(Entry::toString).orElse(""));
    values.put("wanted", wanted);
    values.put("blob", blob);
    return values;
  }

  /** Refuses when the file is neither as the restore left it nor as it was before. */
  void refuseForeign(Repository repository, StepContext context)
      throws StepFailedException, InterruptedException {
    Path file = repository.top().resolve(path);
    if (!copy.isLike(file, context.directory()) && !isAsRestored(file, repository)) {
      throw Repository.refused(
          "`" + path + "` was changed after the restore; nothing was put back",
          "put that change aside first, then undo again");
    }
  }

  /** Puts the file back, and the staged content into the object store if git has pruned it. */
  void putBack(Repository repository, StepContext context)
      throws StepFailedException, InterruptedException {
    copy.putBack(repository.top().resolve(path), context.directory());
    if (!blob.isEmpty()) {
      String kept = context.directory().resolve(blob).toString();
      repository.git().told(List.of("hash-object", "-w", "--no-filters", "--", kept));
    }
  }

  /** Returns what {@code git update-index --index-info} takes; mode 0 removes the entry. */
  String indexLine() {
    return staged
        .map(entry -> "%s %s 0\t%s".formatted(entry.mode(), entry.blob(), path))
        .orElse("0 " + "0".repeat(wanted.length()) + " 0\t" + path);
  }

  private boolean isAsRestored(Path file, Repository repository)
      throws StepFailedException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      return wanted.isEmpty() || Files.isSymbolicLink(file);
    }
    List<String> hash = List.of("hash-object", "--path=" + path, "--", path);
    return repository.git().ask(hash).text().equals(wanted);
  }

  private static void keepBlob(Entry entry, Git git, StepContext context, String name)
      throws StepFailedException, InterruptedException {
    try {
      Files.write(
          context.directory().resolve(name), git.told(List.of("cat-file", "blob", entry.blob())));
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "what is staged cannot be kept: " + e.getMessage(), "look whether the disk is full", e);
    }
  }
}
