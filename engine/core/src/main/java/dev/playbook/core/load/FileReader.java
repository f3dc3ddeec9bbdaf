package dev.playbook.core.load;

import dev.playbook.core.catalog.SchemaCatalog;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.file.Finder;
import dev.playbook.core.load.file.KeptTexts;
import dev.playbook.core.load.file.Repository;
import dev.playbook.core.load.reference.PlainSecrets;
import dev.playbook.core.load.schema.SchemaChecker;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.yaml.SourceReader;
import dev.playbook.core.load.yaml.YamlReader;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Reads the files of one load, each once, and compares each with the schema of its kind. */
final class FileReader {
  /** What a file is. */
  enum Kind {
    PLAYBOOK,
    PACK,
    TRIGGERS,
    TARGET,
    BASELINE
  }

  /** A file that could be read as YAML. */
  record Read(Source source, Block root) {}

  private final StepCatalog catalog;
  private final SchemaCatalog schemas;
  private final Finder finder;
  private final Diagnostics problems;
  private final Optional<KeptTexts> kept;
  private final List<Source> sources = new ArrayList<>();
  private final Map<Source, Span> uses = new HashMap<>();

  /**
   * Makes a reader.
   *
   * @param kept the files, when they were read before
   */
  FileReader(StepCatalog catalog, Finder finder, Diagnostics problems, Optional<KeptTexts> kept) {
    this.catalog = catalog;
    this.schemas = new SchemaCatalog(catalog);
    this.finder = finder;
    this.problems = problems;
    this.kept = kept;
  }

  /**
   * Reads a file; empty when it is no YAML block.
   *
   * @param usedAt where another file names it
   */
  Optional<Read> read(Path path, Kind kind, Optional<Span> usedAt) throws IOException {
    String name = finder.display(path);
    Optional<Source> read = text(path, name);
    Source source = read.orElse(new Source(path, name, ""));
    sources.add(source);
    usedAt.ifPresent(span -> uses.put(source, span));
    Optional<YamlTree.Mapping> tree = read.flatMap(new YamlReader(problems)::read);
    return tree.map(Block::new)
        .filter(root -> check(root, kind))
        .map(root -> new Read(source, root));
  }

  private Optional<Source> text(Path path, String name) throws IOException {
    return kept.isPresent()
        ? kept.get().of(path).map(text -> new Source(path, name, text))
        : new SourceReader(problems).read(path, name);
  }

  /** Returns the repository of a file. */
  Repository repository(Path file) throws IOException {
    return kept.isPresent() ? Repository.of(file, kept.get()) : Repository.of(file);
  }

  /** Whether the file is worth a closer look, though something may be wrong in it. */
  private boolean check(Block root, Kind kind) {
    Optional<Diagnostic> mismatch = FileKinds.mismatch(root, kind);
    if (mismatch.isPresent()) {
      problems.add(mismatch.get());
      return false;
    }
    schema(kind, root.tree())
        .ifPresent(schema -> problems.addAll(new SchemaChecker(schema).check(root.tree())));
    if (kind == Kind.TARGET) {
      new PlainSecrets(problems).check(root);
    }
    return true;
  }

  /** Returns how messages call a file. */
  String display(Path path) {
    return finder.display(path);
  }

  Loaded.Files files() {
    return new Loaded.Files(sources, uses);
  }

  private Optional<ObjectNode> schema(Kind kind, YamlTree root) {
    return switch (kind) {
      case PLAYBOOK -> Optional.of(schemas.playbook(types(root)));
      case PACK -> Optional.of(schemas.pack(types(root)));
      case TRIGGERS -> Optional.of(schemas.triggers(types(root)));
      case TARGET -> Optional.of(schemas.target(types(root)));
      case BASELINE -> Optional.empty();
    };
  }

  private Set<String> types(YamlTree tree) {
    Set<String> types = new TreeSet<>();
    collectTypes(tree, types);
    types.retainAll(catalog.names());
    return types;
  }

  private static void collectTypes(YamlTree tree, Set<String> types) {
    switch (tree) {
      case YamlTree.Mapping block -> {
        new Block(block).text("type").ifPresent(types::add);
        block.entries().forEach(entry -> collectTypes(entry.value(), types));
      }
      case YamlTree.Sequence list -> list.items().forEach(item -> collectTypes(item, types));
      case YamlTree.Scalar _ -> {}
    }
  }
}
