package dev.playbook.core.load;

import dev.playbook.core.load.file.Repository;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a playbook with all files that it uses: packs and called playbooks, and what these use. */
final class PackReader {
  /** Who nests playbooks deeper than this has lost sight of them. */
  private static final int DEEPEST = 8;

  private final FileReader reader;
  private final Repository repository;
  private final Diagnostics problems;
  private final Deque<Source> open = new ArrayDeque<>();
  private final Map<Use, Optional<Pack>> known = new HashMap<>();

  /** A file, and what it is read as. */
  private record Use(Path path, FileReader.Kind kind) {}

  PackReader(FileReader reader, Repository repository, Diagnostics problems) {
    this.reader = reader;
    this.repository = repository;
    this.problems = problems;
  }

  /**
   * Reads the playbook and all that it uses; empty when the playbook is no YAML block.
   *
   * @throws IOException when the playbook itself cannot be read
   */
  Optional<Pack> playbook(Path path) throws IOException {
    return reader.read(path, FileReader.Kind.PLAYBOOK, Optional.empty()).map(this::complete);
  }

  private Pack complete(FileReader.Read file) {
    open.addLast(file.source());
    Map<YamlTree.Scalar, Pack> used = new HashMap<>();
    for (Block item : file.root().blocks("triggers")) {
      item.scalar("use").ifPresent(use -> read(use, FileReader.Kind.TRIGGERS, used));
    }
    for (Block item : file.root().blocks("validations")) {
      item.scalar("use").ifPresent(use -> read(use, FileReader.Kind.PACK, used));
    }
    Map<YamlTree.Scalar, Pack> called = new HashMap<>();
    calls(file.root().blocks("steps"))
        .flatMap(call -> Pack.callee(call).stream())
        .forEach(callee -> read(callee, FileReader.Kind.PLAYBOOK, called));
    open.removeLast();
    return new Pack(file.source(), file.root(), Map.copyOf(used), Map.copyOf(called));
  }

  private static Stream<Block> calls(List<Block> steps) {
    return steps.stream()
        .flatMap(step -> Pack.isCall(step) ? Stream.of(step) : calls(step.blocks("steps")));
  }

  private void read(YamlTree.Scalar name, FileReader.Kind kind, Map<YamlTree.Scalar, Pack> into) {
    Path user = open.getLast().path();
    Path folder = Optional.ofNullable(user.getParent()).orElse(user);
    switch (repository.resolve(folder, name.text())) {
      case Repository.Answer.Allowed(Path path) ->
          allowed(name, path, kind).ifPresent(pack -> into.put(name, pack));
      case Repository.Answer.Refused(Repository.Refusal refusal) ->
          problems.add(Paths.refused(name, refusal));
    }
  }

  private Optional<Pack> allowed(YamlTree.Scalar name, Path path, FileReader.Kind kind) {
    if (open.stream().anyMatch(source -> isAt(source, path))) {
      problems.add(circle(name, path, kind));
      return Optional.empty();
    }
    if (open.size() > DEEPEST) {
      problems.add(
          Rule.LIMIT
              .error(name.span(), "files use each other more than %d deep".formatted(DEEPEST))
              .hint("use `%s` from a file further up".formatted(name.text())));
      return Optional.empty();
    }
    Use use = new Use(path, kind);
    if (!known.containsKey(use)) {
      known.put(use, first(name, path, kind));
    }
    return known.get(use);
  }

  private Optional<Pack> first(YamlTree.Scalar name, Path path, FileReader.Kind kind) {
    try {
      return reader.read(path, kind, Optional.of(name.span())).map(this::complete);
    } catch (IOException unreadable) {
      Diagnostic fault =
          Rule.PATH.error(name.span(), "the file `%s` cannot be read".formatted(name.text()));
      problems.add(fault.hint("check its mode"));
      return Optional.empty();
    }
  }

  private Diagnostic circle(YamlTree.Scalar name, Path path, FileReader.Kind kind) {
    String chain =
        Stream.concat(
                open.stream().dropWhile(source -> !isAt(source, path)).map(Source::name),
                Stream.of(reader.display(path)))
            .collect(Collectors.joining(" → "));
    String verb = kind == FileReader.Kind.PACK ? "uses" : "calls";
    String hint =
        kind == FileReader.Kind.PACK
            ? "move the checks that both need into a third file"
            : "move the steps that both need into a third playbook";
    return Rule.CYCLE
        .error(name.span(), "`%s` %s itself in a circle: %s".formatted(name.text(), verb, chain))
        .hint(hint);
  }

  /** The playbook itself may have been given by way of a symbolic link. */
  private static boolean isAt(Source source, Path path) {
    try {
      return source.path().toRealPath().equals(path);
    } catch (IOException gone) {
      return source.path().equals(path);
    }
  }
}
