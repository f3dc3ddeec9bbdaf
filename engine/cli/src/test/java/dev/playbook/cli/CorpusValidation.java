package dev.playbook.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Validates every file below a folder in this process, and says what it took. */
final class CorpusValidation {
  /** Stands before the line of each file. */
  static final String FILE = "#file ";

  private CorpusValidation() {}

  /** Prints what each file makes the command say, then exit code, milliseconds and name. */
  public static void main(String[] args) throws IOException {
    Path warmUp = Path.of(args[0]);
    Cli.call("validate", warmUp.toString());
    for (Path file : files(Path.of(args[1]))) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Cli.Result result = Cli.call("validate", file.toString());
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      System.out.print(result.all());
      System.out.printf(
          "%s%d %d %s%n", FILE, result.code(), TimeUnit.NANOSECONDS.toMillis(spent), file);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
