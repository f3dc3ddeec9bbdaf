package dev.playbook.steps.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The truth about what is left of a test: every process that has a word in its arguments. */
final class Survivors {
  private Survivors() {}

  static List<Long> having(String word) {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(path -> Character.isDigit(path.getFileName().toString().charAt(0)))
          .filter(path -> arguments(path).contains(word))
          .map(path -> Long.valueOf(path.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String arguments(Path process) {
    try {
      return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }
}
