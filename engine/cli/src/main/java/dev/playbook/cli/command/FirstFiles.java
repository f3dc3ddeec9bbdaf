package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.starter.FirstText;
import dev.playbook.cli.starter.MissingNameException;
import dev.playbook.cli.starter.Place;
import dev.playbook.cli.starter.Wishes;
import dev.playbook.core.catalog.SchemaCatalog;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.yaml.SourceReader;
import dev.playbook.core.load.yaml.YamlReader;
import dev.playbook.core.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a first playbook: itself, its target, and the schemas that editors read. */
final class FirstFiles {
  private static final String ENDING = ".yml";

  private final Path folder;
  private final StepCatalog catalog;

  /**
   * Makes the files.
   *
   * @param folder where playbooks are; need not be there
   */
  FirstFiles(Path folder, StepCatalog catalog) {
    this.folder = folder;
    this.catalog = catalog;
  }

  Path playbook(String id) {
    return folder.resolve(id + ENDING);
  }

  /** Returns why there can be no new playbook of that name. */
  Optional<String> taken(String id) {
    Path file = playbook(id);
    return Files.exists(file)
        ? Optional.of("`" + file + "` is there already, and is not overwritten; use another name")
        : Optional.empty();
  }

  /** Returns the only target that is there, else a name for a first one. */
  String usualTarget() {
    Path targets = folder.resolve("targets");
    try (Stream<Path> files = Files.list(targets)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(ENDING))
              .map(name -> name.substring(0, name.length() - ENDING.length()))
              .toList();
      return names.size() == 1 ? names.getFirst() : "local";
    } catch (IOException noFolder) {
      return "local";
    }
  }

  /** Writes what is not there yet, and returns the files that it has written. */
  List<Path> write(Wishes wishes) throws IOException {
    Path target = folder.resolve("targets").resolve(wishes.target() + ENDING);
    Path schemas = schemas();
    FirstText text = text(wishes, target, schemas);
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(playbook(wishes.id()), text.playbook());
    SchemaCatalog known = new SchemaCatalog(catalog);
    Map<Path, String> more = new LinkedHashMap<>();
    more.put(target, text.target());
    more.put(
        schemas.resolve("playbook.schema.json"),
        known.playbook(catalog.names()).toPrettyString() + "\n");
    more.put(
        schemas.resolve("target.schema.json"),
        known.target(catalog.names()).toPrettyString() + "\n");
    more.forEach((file, content) -> addMissing(file, content, files));
    return written(files);
  }

  private static void addMissing(Path file, String content, Map<Path, String> files) {
    if (!Files.exists(file)) {
      files.put(file, content);
    }
  }

  private static List<Path> written(Map<Path, String> files) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Files.createDirectories(file.getKey().toAbsolutePath().getParent());
      Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
      written.add(file.getKey());
    }
    return written;
  }

  private FirstText text(Wishes wishes, Path target, Path schemas) throws IOException {
    List<StepSchema> types =
        wishes.types().stream().flatMap(type -> catalog.schema(type).stream()).toList();
    try {
      return FirstText.of(
          wishes,
          types,
          new Place(existing(target)),
          way(folder, schemas.resolve("playbook.schema.json")),
          way(folder.resolve("targets"), schemas.resolve("target.schema.json")));
    } catch (MissingNameException missing) {
      throw new RefusedException(
          Exit.USAGE,
          List.of(
              missing.getMessage() + "; nothing was written",
              "help: name one in `" + target + "`, or begin with other `--steps`"));
    }
  }

  private static Optional<Block> existing(Path target) throws IOException {
    if (!Files.exists(target)) {
      return Optional.empty();
    }
    Diagnostics problems = new Diagnostics();
    Optional<Block> block =
        new SourceReader(problems)
            .read(target, target.toString())
            .flatMap(new YamlReader(problems)::read)
            .map(Block::new);
    if (block.isEmpty()) {
      throw new RefusedException(
          Exit.USAGE,
          List.of(
              "the target `" + target + "` cannot be read; nothing was written",
              "help: mend it, or name another `--target`"));
    }
    return block;
  }

  /** Returns the folder of schemas that is there already, beside the playbooks or above them. */
  private Path schemas() {
    Path above = folder.resolve("..").resolve("schemas").normalize();
    return Files.exists(above.resolve("playbook.schema.json")) ? above : folder.resolve("schemas");
  }

  private static String way(Path from, Path to) {
    return from.toAbsolutePath().normalize().relativize(to.toAbsolutePath().normalize()).toString();
  }
}
