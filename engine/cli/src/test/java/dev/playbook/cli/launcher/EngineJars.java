package dev.playbook.cli.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The engine of this build, laid out for the launcher; its own modules first, as it wants them. */
final class EngineJars {
  private static final Path OWN = Path.of("..").toAbsolutePath().normalize();

  private EngineJars() {}

  /** Puts the jars of this test's class path into {@code lib/core}, all but those of tests. */
  static void layOut(Path root) throws IOException {
    Path core = Files.createDirectories(root.resolve("lib/core"));
    Files.createDirectories(root.resolve("lib/clients"));
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      boolean tests = entry.contains("test-classes") || entry.contains("fixtures");
      if (!entry.isEmpty() && !tests) {
        Path part = Path.of(entry);
        layOut(part, core.resolve(name(part)));
      }
    }
  }

  private static String name(Path part) {
    Path module = part.startsWith(OWN) ? OWN.relativize(part).getName(0) : part;
    return part.startsWith(OWN)
        ? "dev.playbook.playbook-" + module + ".jar"
        : part.getFileName().toString();
  }

  private static void layOut(Path part, Path jar) throws IOException {
    if (Files.isDirectory(part)) {
      pack(part, jar);
    } else {
      Files.copy(part, jar);
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files(classes)) {
        output.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, output);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
