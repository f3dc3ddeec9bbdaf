package dev.playbook.steps.process.containment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where the engine's own control groups are mounted; read once, when the first step needs it. */
final class CgroupMounts {
  static final Optional<Path> UNIFIED =
      own(line -> line.startsWith("0::"), mount -> mount.type().equals("cgroup2"));
  static final Optional<Path> FREEZER =
      own(
          line -> List.of(line.split(":", 3)[1].split(",", -1)).contains("freezer"),
          mount -> mount.type().equals("cgroup") && mount.options().contains("freezer"));

  private CgroupMounts() {}

  /** One line of {@code /proc/self/mountinfo}, see proc(5). */
  private record Mount(String root, Path point, String type, List<String> options) {
    static Mount parse(String line) {
      String[] halves = line.split(" - ", 2);
      String[] left = halves[0].split(" ", -1);
      String[] right = halves[1].split(" ", -1);
      return new Mount(
          left[3], Path.of(left[4]), right[0], List.of(right[right.length - 1].split(",", -1)));
    }

    Optional<Path> seen(String group) {
      String prefix = root.equals("/") ? "" : root;
      return group.startsWith(prefix)
          ? Optional.of(Path.of(point + group.substring(prefix.length())))
          : Optional.empty();
    }
  }

  private static Optional<Path> own(Predicate<String> group, Predicate<Mount> mount) {
    return lines("/proc/self/cgroup").stream()
        .filter(group)
        .map(line -> line.split(":", 3)[2])
        .flatMap(
            path ->
                lines("/proc/self/mountinfo").stream()
                    .map(Mount::parse)
                    .filter(mount)
                    .flatMap(found -> found.seen(path).stream()))
        .findFirst();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException noSuchKernel) {
      return List.of();
    }
  }
}
