package dev.playbook.core.load.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files as they were read before, to be read again whatever has become of them since.
 *
 * @param texts by absolute path
 */
public record KeptTexts(Map<Path, String> texts) {
  /** Copies the texts. */
  public KeptTexts {
    texts = Map.copyOf(texts);
  }

  /** Returns a file's text; empty when it is not among them. */
  public Optional<String> of(Path path) {
    return Optional.ofNullable(texts.get(path));
  }

  /** Returns the file that another one names, by way of symbolic links if they are still there. */
  Optional<Path> named(Path from, String name) {
    Path path = from.resolve(name).normalize();
    return Stream.of(path, real(path)).filter(texts::containsKey).findFirst();
  }

  private static Path real(Path path) {
    try {
      return path.resolveSibling(".").toRealPath().resolve(path.getFileName());
    } catch (IOException _) {
      return path;
    }
  }
}
