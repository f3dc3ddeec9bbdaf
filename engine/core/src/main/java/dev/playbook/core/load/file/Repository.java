package dev.playbook.core.load.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that the references of a playbook or target must not leave: its Git work tree, else
 * the folder that holds {@code playbooks/} or {@code targets/}, else its own folder.
 *
 * @param root absolute, without symbolic links
 * @param kept the only files there are, when they were read before
 */
public record Repository(Path root, Optional<KeptTexts> kept) {

  /** Why a file must not be read. */
  public enum Refusal {
    /** There is no such file. */
    MISSING,
    /** It lies outside, perhaps by way of a symbolic link. */
    OUTSIDE,
    /** It is a folder, a pipe or a device. */
    NO_FILE
  }

  /** A file that may be read, or why it may not. */
  public sealed interface Answer {
    /** The real path. */
    record Allowed(Path path) implements Answer {}

    /** It must not be read. */
    record Refused(Refusal refusal) implements Answer {}
  }

  /**
   * Returns the repository of a file.
   *
   * @throws IOException when the file cannot be found
   */
  public static Repository of(Path file) throws IOException {
    Path real = file.toRealPath();
    Path folder = Optional.ofNullable(real.getParent()).orElse(real);
    Optional<Path> work =
        Stream.iterate(folder, path -> path != null, Path::getParent)
            .filter(path -> Files.exists(path.resolve(".git")))
            .findFirst();
    return new Repository(work.orElse(above(folder)), Optional.empty());
  }

  /** Returns the repository of a file that was read before. */
  public static Repository of(Path file, KeptTexts kept) {
    return new Repository(above(file.resolveSibling("")), Optional.of(kept));
  }

  /**
   * Decides about a file that a file of this repository names.
   *
   * @param from the folder of the file that names it
   */
  public Answer resolve(Path from, String name) {
    if (name.indexOf('\0') >= 0) {
      return new Answer.Refused(Refusal.NO_FILE);
    }
    if (kept.isPresent()) {
      return kept.get()
          .named(from, name)
          .<Answer>map(Answer.Allowed::new)
          .orElseGet(() -> new Answer.Refused(Refusal.MISSING));
    }
    Path path = from.resolve(name).normalize();
    try {
      Path real = path.toRealPath();
      if (!real.startsWith(root)) {
        return new Answer.Refused(Refusal.OUTSIDE);
      }
      return Files.isRegularFile(real)
          ? new Answer.Allowed(real)
          : new Answer.Refused(Refusal.NO_FILE);
    } catch (IOException notThere) {
      boolean outside = !path.startsWith(root);
      return new Answer.Refused(outside ? Refusal.OUTSIDE : Refusal.MISSING);
    }
  }

  private static Path above(Path folder) {
    return over(over(folder, "targets"), "playbooks");
  }

  private static Path over(Path folder, String name) {
    Path parent = folder.getParent();
    return parent != null && folder.endsWith(name) ? parent : folder;
  }
}
