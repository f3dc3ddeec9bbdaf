package dev.playbook.core.load.file;

import dev.playbook.core.source.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file that an operator means by a name or path. */
public final class Finder {
  private static final String EXTENSION = ".yml";

  private final Path directory;

  /**
   * Makes a finder.
   *
   * @param directory where the operator is, absolute
   */
  public Finder(Path directory) {
    this.directory = directory;
  }

  /** Returns the file of a playbook: {@code playbooks/NAME.yml}, {@code NAME.yml}, or the path. */
  public Optional<Path> playbook(Path name) {
    return named(directory.resolve("playbooks"), name);
  }

  /** Returns the file of a target: in the given {@code targets/} folder, or the path. */
  public Optional<Path> target(Path folder, Path name) {
    return named(folder, name);
  }

  /** Returns the file of a target that no playbook names: in {@code targets/}, or the path. */
  public Optional<Path> target(Path name) {
    return targetFolders().map(folder -> named(folder, name)).flatMap(Optional::stream).findFirst();
  }

  /** Returns the targets that somebody may mean who names none. */
  public List<Path> targets() {
    return targetFolders().flatMap(Finder::files).toList();
  }

  private Stream<Path> targetFolders() {
    return Stream.of(directory.resolve("playbooks/targets"), directory.resolve("targets"));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList().stream();
    } catch (IOException noFolder) {
      return Stream.empty();
    }
  }

  /** Returns a hint for a playbook that was not found. */
  public String nearestPlaybook(Path name) {
    String near = nearest(directory.resolve("playbooks"), name.toString());
    return near.isEmpty()
        ? "looked for playbooks/%s.yml, %s.yml and %s".formatted(name, name, name)
        : near;
  }

  /** Returns {@code did you mean …?} for a name that was not found, or an empty text. */
  public static String nearest(Path folder, String name) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(EXTENSION))
              .map(file -> file.substring(0, file.length() - EXTENSION.length()))
              .toList();
      return DidYouMean.among(names, name);
    } catch (IOException noFolder) {
      return "";
    }
  }

  /** Returns how messages call a file: relative to the operator, when it lies below. */
  public String display(Path file) {
    Path absolute = directory.resolve(file).normalize();
    return absolute.startsWith(directory)
        ? directory.relativize(absolute).toString()
        : absolute.toString();
  }

  private Optional<Path> named(Path folder, Path name) {
    Stream<Path> places =
        name.getNameCount() == 1 && !name.isAbsolute()
            ? Stream.of(
                folder.resolve(name + EXTENSION),
                directory.resolve(name + EXTENSION),
                directory.resolve(name))
            : Stream.of(directory.resolve(name), directory.resolve(name + EXTENSION));
    return places.map(Path::normalize).filter(Files::exists).filter(Finder::isNoFolder).findFirst();
  }

  private static boolean isNoFolder(Path path) {
    return !Files.isDirectory(path);
  }
}
