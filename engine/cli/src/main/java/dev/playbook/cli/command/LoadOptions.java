package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.plan.input.GivenInputs;
import dev.playbook.core.plan.saved.SavedPlan;
import dev.playbook.core.source.format.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which playbook, on which target, with which values. */
final class LoadOptions {
  /** Stands where the parser has made sure that something is. */
  private static final Path NOWHERE = Path.of("");

  private final Argument<Path> name;
  private final Argument<Path> target =
      Argument.option(
          "--target",
          "NAME",
          Path.class,
          "where to do it: targets/NAME.yml beside the playbook, or a path");
  private final InputOptions inputs = new InputOptions();

  private LoadOptions(String arity) {
    this.name =
        Argument.word(
            "NAME",
            arity,
            Path.class,
            "a playbook: `epic2-search` means playbooks/epic2-search.yml; or a path");
  }

  /** For a command that needs a playbook. */
  static LoadOptions required() {
    return new LoadOptions("1");
  }

  /** For a command to which something else may say the playbook. */
  static LoadOptions optional() {
    return new LoadOptions("0..1");
  }

  /** Returns whether nothing was given. */
  boolean isEmpty() {
    return arguments().stream().allMatch(argument -> argument.given().isEmpty());
  }

  /** Returns whether the playbook was named. */
  boolean named() {
    return name.given().isPresent();
  }

  /** Takes everything from a saved plan, as if it had been given. */
  void take(SavedPlan saved) {
    name.take(here(saved.playbook()));
    saved.target().map(LoadOptions::here).ifPresent(target::take);
    inputs.take(saved.inputs());
  }

  /** Returns a path as somebody in the directory of this process would write it. */
  private static Path here(String absolute) {
    Path directory = Path.of("").toAbsolutePath();
    Path path = Path.of(absolute);
    return path.startsWith(directory) ? directory.relativize(path) : path;
  }

  List<Argument<?>> arguments() {
    return Argument.all(List.of(name, target), inputs.arguments());
  }

  GivenInputs inputs() {
    return inputs.given();
  }

  /** Returns the words that name the same playbook and values again. */
  String words() {
    List<String> words = new ArrayList<>(List.of(name.or(NOWHERE).toString()));
    target.given().ifPresent(given -> words.add("--target " + given));
    words.addAll(inputs.words());
    return String.join(" ", words);
  }

  /** Returns the words that name another playbook, which lies beside this one, on its target. */
  String wordsFor(String other) {
    Path given = name.or(NOWHERE);
    String path =
        given.getNameCount() > 1 ? given.resolveSibling(other + ".yml").toString() : other;
    return target.given().map(it -> path + " --target " + it).orElse(path);
  }

  /** Returns the playbook, or shows everything that is wrong with it and refuses. */
  Loaded.Valid load(StepCatalog catalog, Console console) {
    return load(name.or(NOWHERE), target.given(), catalog, console);
  }

  /** Returns a loader for somebody who is in the directory of this process. */
  static PlaybookLoader loader(StepCatalog catalog) {
    return new PlaybookLoader(catalog, Path.of("").toAbsolutePath(), System.getenv());
  }

  private static Loaded.Valid load(
      Path name, Optional<Path> target, StepCatalog catalog, Console console) {
    return all(List.of(name), target, catalog, console).getFirst();
  }

  /** Returns playbooks, or shows everything that is wrong with any of them and refuses. */
  static List<Loaded.Valid> all(
      List<Path> names, Optional<Path> target, StepCatalog catalog, Console console) {
    return shown(names, target, catalog, console).stream().map(LoadOptions::valid).toList();
  }

  /** Loads playbooks, and shows everything that is wrong with any of them. */
  static List<Loaded> shown(
      List<Path> names, Optional<Path> target, StepCatalog catalog, Console console) {
    PlaybookLoader loader = loader(catalog);
    List<Loaded> all = names.stream().map(name -> loader.load(name, target)).toList();
    FindingsOutput.TEXT.show(Findings.all(all.stream().map(Loaded::findings).toList()), console);
    return all;
  }

  private static Loaded.Valid valid(Loaded loaded) {
    if (loaded instanceof Loaded.Valid valid) {
      return valid;
    }
    throw new RefusedException(exitCode(loaded), List.of());
  }

  /** Returns the exit code that a playbook makes by itself. */
  static int exitCode(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Valid _ -> Exit.OK;
      case Loaded.Invalid _ -> Exit.INVALID;
      case Loaded.Unreadable _ -> Exit.USAGE;
    };
  }
}
