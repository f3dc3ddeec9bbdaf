package dev.playbook.core.load;

import dev.playbook.core.load.file.Repository;
import dev.playbook.core.load.tree.BaselineFile;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.YamlTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the baseline of a target when one of the files speaks of it. */
final class BaselineReader {
  private static final String KEY = "baseline";

  private final FileReader reader;
  private final Diagnostics problems;

  BaselineReader(FileReader reader, Diagnostics problems) {
    this.reader = reader;
    this.problems = problems;
  }

  BaselineFile read(Pack playbook, Optional<FileReader.Read> target) throws IOException {
    boolean asked = playbook.sources().stream().anyMatch(source -> source.text().contains(KEY));
    return asked && target.isPresent() ? read(target.get()) : new BaselineFile.Unread();
  }

  /** Returns where the baseline of a target lies, or would. */
  static Path place(FileReader.Read target) {
    Path file = target.source().path();
    String place = target.root().text(KEY).orElse(usual(name(file)));
    return file.resolveSibling(place).normalize();
  }

  /** Reads the baseline of a target, whoever speaks of it. */
  BaselineFile read(FileReader.Read target) throws IOException {
    Path file = target.source().path();
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    String name = name(file);
    Optional<YamlTree.Scalar> written = target.root().scalar(KEY);
    String place = written.map(YamlTree.Scalar::text).orElse(usual(name));
    return switch (reader.repository(file).resolve(folder, place)) {
      case Repository.Answer.Allowed(Path path) ->
          reader
              .read(path, FileReader.Kind.BASELINE, written.map(YamlTree.Scalar::span))
              .<BaselineFile>map(read -> new BaselineFile.Found(read.source(), read.root()))
              .orElseGet(BaselineFile.Unread::new);
      case Repository.Answer.Refused(Repository.Refusal refusal) ->
          refused(written, refusal)
              ? new BaselineFile.Unread()
              : new BaselineFile.Missing(name, reader.display(folder.resolve(place)));
    };
  }

  /** Returns whether the name that was written is wrong, and says so; else a file is missing. */
  private boolean refused(Optional<YamlTree.Scalar> written, Repository.Refusal refusal) {
    if (refusal == Repository.Refusal.MISSING) {
      return false;
    }
    written.ifPresent(name -> problems.add(Paths.refused(name, refusal)));
    return written.isPresent();
  }

  private static String usual(String target) {
    return "../baselines/%s.json".formatted(target);
  }

  private static String name(Path target) {
    return String.valueOf(target.getFileName()).replaceFirst("\\.ya?ml$", "");
  }
}
