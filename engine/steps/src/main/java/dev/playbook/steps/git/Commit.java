package dev.playbook.steps.git;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.Query;
import java.util.List;

/**
 * A commit, by the name that does not move.
 *
 * @param id all of its hexadecimal digits
 * @param author who wrote it
 * @param date when, with the author's time zone
 * @param subject its first line
 */
record Commit(String id, String author, String date, String subject) {
  private static final int SHORT = 10;

  static Commit resolve(String reference, Repository repository)
      throws StepFailedException, InterruptedException {
    Query.Answer answer =
        repository
            .git()
            .ask(
                List.of(
                    "log",
                    "-1",
                    "--no-show-signature",
                    "--format=%H%n%an%n%aI%n%s",
                    "--end-of-options",
                    reference + "^{commit}",
                    "--"));
    List<String> lines = answer.text().lines().toList();
    if (!answer.isYes() || lines.size() < 3) {
      throw missing(reference, repository);
    }
    return new Commit(
        lines.getFirst(), lines.get(1), lines.get(2), lines.size() > 3 ? lines.get(3) : "");
  }

  @Override
  public String toString() {
    return "%s of %s by %s: %s".formatted(id.substring(0, SHORT), date, author, subject);
  }

  private static StepFailedException missing(String reference, Repository repository) {
    return repository.isShallow()
        ? Repository.refused(
            "`%s` is not in `%s`, whose history is cut off".formatted(reference, repository.top()),
            "git -C %s fetch --unshallow".formatted(repository.top()))
        : Repository.refused(
            "there is no commit `%s` in `%s`".formatted(reference, repository.top()),
            "look with `git -C %s log`".formatted(repository.top()));
  }
}
