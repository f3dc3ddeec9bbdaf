package dev.playbook.steps.process.containment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The processes of this machine, as {@code /proc} shows them at this moment. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private ProcessTable() {}

  static Optional<Living> find(long pid) {
    return Living.parse(read(pid, "stat"));
  }

  /** Returns a process as it is now; empty when it has ended, whoever has its number by now. */
  static Optional<Living> now(Living then) {
    return find(then.pid()).filter(now -> now.startTime() == then.startTime());
  }

  /** Returns the living among numbers written one a line, as {@code cgroup.procs} lists them. */
  static List<Living> listed(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .flatMap(line -> find(Long.parseLong(line)).stream())
          .toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** Returns the living that belong to the mark's session or carry its token. */
  static List<Living> marked(Mark mark) {
    return those(
        living ->
            mark.mayFit(living) && (mark.fits(living) || carries(living.pid(), mark.token())));
  }

  /** Returns what a process has begun, and what that has begun, and so on. */
  static List<Living> descendants(Living of) {
    Map<Long, List<Living>> children = new HashMap<>();
    those(_ -> true)
        .forEach(one -> children.computeIfAbsent(one.parent(), _ -> new ArrayList<>()).add(one));
    List<Living> found = new ArrayList<>(children.getOrDefault(of.pid(), List.of()));
    for (int next = 0; next < found.size(); next++) {
      found.addAll(children.getOrDefault(found.get(next).pid(), List.of()));
    }
    return found;
  }

  /** Returns whether it is the first of a PID namespace below ours, see pid_namespaces(7). */
  static boolean isFirst(Living living) {
    return read(living.pid(), "status")
        .lines()
        .filter(line -> line.startsWith("NSpid:"))
        .map(line -> line.split("\t", -1))
        .anyMatch(words -> words.length > 2 && words[words.length - 1].equals("1"));
  }

  /** Returns the words that it was started with, each ended by the character NUL. */
  static String words(Living living) {
    return read(living.pid(), "cmdline");
  }

  private static List<Living> those(Predicate<Living> wanted) {
    List<Living> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
      for (Path process : processes) {
        find(Long.parseLong(process.getFileName().toString())).filter(wanted).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("/proc cannot be read", e);
    }
    return found;
  }

  private static boolean carries(long pid, String token) {
    return (read(pid, "environ") + '\0').contains(Mark.VARIABLE + "=" + token + '\0');
  }

  /** Returns {@code ""} when it is gone, or another user's. */
  private static String read(long pid, String file) {
    try {
      return Files.readString(
          PROC.resolve(Long.toString(pid)).resolve(file), StandardCharsets.ISO_8859_1);
    } catch (IOException goneOrForeign) {
      return "";
    }
  }
}
