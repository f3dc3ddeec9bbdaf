package dev.playbook.steps.git;

import dev.playbook.spi.StepFailedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code git status} says about some paths.
 *
 * @param dirty files with content that the last commit does not have, staged or not
 * @param unstaged those among them whose file is not as the index has it
 * @param untracked files and folders that git does not know
 */
record Status(Set<String> dirty, Set<String> unstaged, List<String> untracked) {
  private static final int FIELDS = 9;

  /** Reads the porcelain format, version 2: {@code 1 XY sub mH mI mW hH hI path}. */
  static Status read(Git git, List<String> paths) throws StepFailedException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "status",
                "--porcelain=v2",
                "-z",
                "--no-renames",
                "--untracked-files=normal",
                "--"));
    arguments.addAll(paths);
    Status status = new Status(new HashSet<>(), new HashSet<>(), new ArrayList<>());
    for (String line : git.parts(arguments)) {
      status.add(line);
    }
    return status;
  }

  private void add(String line) throws StepFailedException {
    switch (line.charAt(0)) {
      case '?' -> untracked.add(line.substring(2));
      case 'u' ->
          throw Repository.refused(
              "`" + line.substring(line.lastIndexOf(' ') + 1) + "` has an unresolved conflict",
              "resolve it first, see `git status`");
      default -> {
        String[] fields = line.split(" ", FIELDS);
        dirty.add(fields[FIELDS - 1]);
        if (fields[1].charAt(1) != '.') {
          unstaged.add(fields[FIELDS - 1]);
        }
      }
    }
  }
}
