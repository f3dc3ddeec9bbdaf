package dev.playbook.cli.explain;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every page in the program's folder {@code META-INF/playbook/explain}, by the name of its file:
 * {@code PB0104.md} explains {@code PB0104}.
 */
public final class RulePages {
  private static final String FOLDER = "META-INF/playbook/explain";
  private static final String EXTENSION = ".md";

  private RulePages() {}

  /** Returns all pages by id. */
  public static List<RulePage> all() throws IOException {
    Path program = program();
    if (Files.isDirectory(program)) {
      return read(program.resolve(FOLDER));
    }
    try (FileSystem jar = FileSystems.newFileSystem(program)) {
      return read(jar.getPath(FOLDER));
    }
  }

  /** A jar, or a folder of classes. */
  private static Path program() {
    try {
      return Path.of(RulePages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path that is no path", e);
    }
  }

  private static List<RulePage> read(Path folder) throws IOException {
    List<RulePage> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(page -> page.toString().endsWith(EXTENSION)).toList()) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - EXTENSION.length());
        pages.add(RulePage.of(id, Files.readString(file)));
      }
    }
    return pages.stream().sorted().toList();
  }
}
