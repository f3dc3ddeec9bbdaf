package dev.playbook.steps.process.containment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of this machine, as {@code /proc} shows them at this moment. */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private ProcessTable() {}

  static Optional<Living> find(long pid) {
    try {
      return Living.parse(
          Files.readString(
              PROC.resolve(Long.toString(pid)).resolve("stat"), StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
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
    List<Living> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
      for (Path process : processes) {
        find(Long.parseLong(process.getFileName().toString()))
            .filter(mark::mayFit)
            .filter(living -> mark.fits(living) || carries(process, mark.token()))
            .ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("/proc cannot be read", e);
    }
    return found;
  }

  private static boolean carries(Path process, String token) {
    try {
      String environment =
          Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
      return (environment + '\0').contains(Mark.VARIABLE + "=" + token + '\0');
    } catch (IOException goneOrForeign) {
      return false;
    }
  }
}
