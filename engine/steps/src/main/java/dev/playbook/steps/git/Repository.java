package dev.playbook.steps.git;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.Query;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * A work tree with its repository, in a state in which paths can be restored.
 *
 * @param git asks in the top directory of the work tree
 * @param directory where {@code .git} really lies
 * @param isShallow whether its history is cut off
 */
record Repository(Git git, Path directory, boolean isShallow) {
  private static final List<String> UNFINISHED =
      List.of("rebase-merge", "rebase-apply", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD");

  /** Opens the repository that the directory lies in; refuses one in the middle of something. */
  static Repository open(Path inside, ActivityContext context)
      throws StepFailedException, InterruptedException {
    if (!Files.isDirectory(inside)) {
      throw refused("the directory `" + inside + "` does not exist", "correct `repository`");
    }
    Query.Answer answer =
        new Git(inside, context)
            .ask(
                List.of(
                    "rev-parse",
                    "--show-toplevel",
                    "--absolute-git-dir",
                    "--is-shallow-repository"));
    List<String> lines = answer.text().lines().toList();
    if (!answer.isYes() || lines.size() != 3) {
      throw notARepository(inside, answer.error());
    }
    Repository found =
        new Repository(
            new Git(Path.of(lines.getFirst()), context),
            Path.of(lines.get(1)),
            Boolean.parseBoolean(lines.get(2)));
    found.refuseUnfinished();
    return found;
  }

  Path top() {
    return git.directory();
  }

  Path lock() {
    return directory.resolve("index.lock");
  }

  /** Returns the path as git knows it: relative to the top, with slashes, {@code .} for the top. */
  String relative(Path path) throws StepFailedException {
    Path whole = real(path.normalize());
    if (!whole.startsWith(top())) {
      throw refused(
          "`%s` lies outside of the work tree `%s`".formatted(path, top()), "correct `paths`");
    }
    if (whole.startsWith(directory) || whole.startsWith(top().resolve(".git"))) {
      throw refused("`" + path + "` belongs to Git itself", "correct `paths`");
    }
    String relative = top().relativize(whole).toString();
    return relative.isEmpty() ? "." : relative;
  }

  /** Follows links in the folders above a path, as git's own name of the work tree does. */
  private static Path real(Path path) {
    Path folder = path.getParent();
    try {
      return folder == null || !Files.exists(folder)
          ? path
          : folder.toRealPath().resolve(path.getFileName());
    } catch (java.io.IOException unreadable) {
      return path;
    }
  }

  private void refuseUnfinished() throws StepFailedException {
    for (String sign : UNFINISHED) {
      if (Files.exists(directory.resolve(sign), LinkOption.NOFOLLOW_LINKS)) {
        throw refused(
            "`%s` is in the middle of a merge, rebase, cherry-pick or revert (`%s`)"
                .formatted(top(), sign),
            "finish or abort it first, see `git -C %s status`".formatted(top()));
      }
    }
    if (Files.exists(lock())) {
      throw refused(
          "another git works here, or one was killed: `" + lock() + "` exists",
          "see whether a git process runs; if none does, remove the file");
    }
  }

  private static StepFailedException notARepository(Path inside, String error) {
    if (error.contains("dubious ownership")) {
      return refused(
          "Git does not trust `" + inside + "`: it belongs to another user",
          "git config --global --add safe.directory " + inside);
    }
    return refused(
        "`" + inside + "` is not in the work tree of a Git repository",
        "correct `repository`, or the work directory of the target");
  }

  static StepFailedException refused(String message, String hint) {
    return StepFailedException.notStarted(message, hint, null);
  }
}
