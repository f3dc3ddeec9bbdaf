package dev.playbook.steps.git;

import dev.playbook.spi.StepFailedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a commit, the index and the work tree say about some paths.
 *
 * @param files what the commit or the index has, by path
 * @param untracked what git does not know and a restore leaves alone
 */
record Comparison(List<TrackedFile> files, List<String> untracked) {
  Comparison {
    files = List.copyOf(files);
    untracked = List.copyOf(untracked);
  }

  /** Compares; refuses paths that git cannot restore. */
  static Comparison of(Repository repository, Commit commit, List<String> paths)
      throws StepFailedException, InterruptedException {
    Git git = repository.git();
    Map<String, Entry> wanted = new TreeMap<>();
    for (String line :
        git.parts(with(List.of("ls-tree", "-r", "-z", "--full-tree", commit.id(), "--"), paths))) {
      String[] fields = line.split("[ \t]", 4);
      wanted.put(fields[3], new Entry(fields[0], fields[2]));
    }
    Map<String, Entry> staged = new TreeMap<>();
    for (String line : git.parts(with(List.of("ls-files", "--stage", "-z", "--"), paths))) {
      String[] fields = line.split("[ \t]", 4);
      staged.put(fields[3], new Entry(fields[0], fields[1]));
    }
    refuseUnknown(paths, wanted, staged, commit, repository);
    refuseSubmodules(wanted, staged);
    return compared(repository, wanted, staged, Status.read(git, paths));
  }

  private static Comparison compared(
      Repository repository, Map<String, Entry> wanted, Map<String, Entry> staged, Status status) {
    Set<String> all = new TreeSet<>(wanted.keySet());
    all.addAll(staged.keySet());
    List<TrackedFile> files = new ArrayList<>();
    for (String path : all) {
      Optional<Entry> want = Optional.ofNullable(wanted.get(path));
      Optional<Entry> have = Optional.ofNullable(staged.get(path));
      boolean isUntracked =
          have.isEmpty() && Files.exists(repository.top().resolve(path), LinkOption.NOFOLLOW_LINKS);
      boolean differs = !want.equals(have) || status.unstaged().contains(path);
      files.add(
          new TrackedFile(path, want, have, differs, isUntracked || status.dirty().contains(path)));
    }
    return new Comparison(
        files, status.untracked().stream().filter(path -> !all.contains(path)).toList());
  }

  private static void refuseUnknown(
      List<String> paths,
      Map<String, Entry> wanted,
      Map<String, Entry> staged,
      Commit commit,
      Repository repository)
      throws StepFailedException {
    Map<String, Entry> all = new HashMap<>(wanted);
    all.putAll(staged);
    for (String path : paths) {
      if (!path.equals(".")
          && all.keySet().stream().noneMatch(f -> f.equals(path) || f.startsWith(path + "/"))) {
        boolean isThere = Files.exists(repository.top().resolve(path));
        throw Repository.refused(
            "`%s` is not tracked by Git, neither now nor in %s".formatted(path, commit),
            isThere
                ? "the file is there, but Git has never had it: restore it from a backup"
                : "correct `paths`");
      }
    }
  }

  private static void refuseSubmodules(Map<String, Entry> wanted, Map<String, Entry> staged)
      throws StepFailedException {
    for (Map<String, Entry> entries : List.of(wanted, staged)) {
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        if (entry.getValue().isSubmodule()) {
          throw Repository.refused(
              "`" + entry.getKey() + "` is a submodule: Git would not change its files",
              "restore inside it with a step of its own, `repository: " + entry.getKey() + "`");
        }
      }
    }
  }

  private static List<String> with(List<String> arguments, List<String> paths) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(paths);
    return all;
  }
}
