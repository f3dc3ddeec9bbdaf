package dev.playbook.core.load;

import dev.playbook.core.load.file.Repository;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a playbook with the packs that it uses, and those that they use. */
final class PackReader {
  private final FileReader reader;
  private final Repository repository;
  private final Diagnostics problems;
  private final Deque<Path> open = new ArrayDeque<>();

  PackReader(FileReader reader, Repository repository, Diagnostics problems) {
    this.reader = reader;
    this.repository = repository;
    this.problems = problems;
  }

  /**
   * Reads the playbook and all its packs; empty when the playbook is no YAML block.
   *
   * @throws IOException when the playbook itself cannot be read
   */
  Optional<Pack> playbook(Path path) throws IOException {
    return reader.read(path, FileReader.Kind.PLAYBOOK, Optional.empty()).map(this::withPacks);
  }

  private Pack withPacks(FileReader.Read file) {
    Path path = file.source().path();
    open.push(path);
    Map<YamlTree.Scalar, Pack> used = new HashMap<>();
    for (Block item : file.root().blocks("validations")) {
      item.scalar("use").ifPresent(use -> pack(use, path).ifPresent(it -> used.put(use, it)));
    }
    open.pop();
    return new Pack(file.source(), file.root(), Map.copyOf(used));
  }

  private Optional<Pack> pack(YamlTree.Scalar use, Path user) {
    Path folder = Optional.ofNullable(user.getParent()).orElse(user);
    return switch (repository.resolve(folder, use.text())) {
      case Repository.Answer.Allowed(Path path) -> allowed(use, path);
      case Repository.Answer.Refused(Repository.Refusal refusal) -> {
        problems.add(Paths.refused(use, refusal));
        yield Optional.empty();
      }
    };
  }

  private Optional<Pack> allowed(YamlTree.Scalar use, Path path) {
    if (open.contains(path)) {
      problems.add(
          Rule.CYCLE
              .error(use.span(), "`%s` uses itself in a circle".formatted(use.text()))
              .hint("move the checks that both need into a third file"));
      return Optional.empty();
    }
    try {
      return reader.read(path, FileReader.Kind.PACK, Optional.of(use.span())).map(this::withPacks);
    } catch (IOException unreadable) {
      Diagnostic fault =
          Rule.PATH.error(use.span(), "the file `%s` cannot be read".formatted(use.text()));
      problems.add(fault.hint("check its mode"));
      return Optional.empty();
    }
  }
}
