package dev.playbook.core.load;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.bind.PlaybookBinder;
import dev.playbook.core.load.bind.TargetBinder;
import dev.playbook.core.load.file.Finder;
import dev.playbook.core.load.file.KeptTexts;
import dev.playbook.core.load.file.Repository;
import dev.playbook.core.load.reference.MeasureCheck;
import dev.playbook.core.load.reference.ReferenceChecker;
import dev.playbook.core.load.reference.TargetNames;
import dev.playbook.core.load.tree.BaselineFile;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.source.format.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One load: all files are read, then checked together, then bound. */
final class Loading {
  private final StepCatalog catalog;
  private final Finder finder;
  private final Map<String, String> environment;
  private final Diagnostics problems = new Diagnostics();
  private final FileReader reader;

  Loading(
      StepCatalog catalog,
      Finder finder,
      Map<String, String> environment,
      Optional<KeptTexts> kept) {
    this.catalog = catalog;
    this.finder = finder;
    this.environment = environment;
    this.reader = new FileReader(catalog, finder, problems, kept);
  }

  Loaded load(Path playbook, Optional<Path> target) {
    Optional<Path> file = finder.playbook(playbook);
    if (file.isEmpty()) {
      return new Loaded.Unreadable(
          "there is no playbook `%s`".formatted(playbook), finder.nearestPlaybook(playbook));
    }
    Path targets = file.get().resolveSibling("targets");
    Optional<Path> given = target.flatMap(name -> finder.target(targets, name));
    if (target.isPresent() && given.isEmpty()) {
      return new Loaded.Unreadable(
          "there is no target `%s`".formatted(target.get()),
          Finder.nearest(targets, target.get().toString()));
    }
    return load(file.get(), given, targets);
  }

  /**
   * Loads a target by itself.
   *
   * @param name empty for the only one there is
   * @param withBaseline whether its baseline is read, if there is one
   */
  LoadedTarget target(Optional<Path> name, boolean withBaseline) {
    List<Path> candidates =
        name.map(given -> finder.target(given).stream().toList()).orElseGet(finder::targets);
    if (candidates.size() != 1) {
      return new LoadedTarget.Unreadable(
          Findings.unread(
              name.map("there is no target `%s`"::formatted)
                  .orElse("there are %d targets here".formatted(candidates.size())),
              "name one of `targets/` with `--target`"));
    }
    Path file = candidates.getFirst();
    try {
      return bound(reader.read(file, FileReader.Kind.TARGET, Optional.empty()), withBaseline);
    } catch (IOException unreadable) {
      return new LoadedTarget.Unreadable(unreadable(file).findings());
    }
  }

  private LoadedTarget bound(Optional<FileReader.Read> read, boolean withBaseline)
      throws IOException {
    BaselineFile baseline =
        read.isPresent() && withBaseline
            ? new BaselineReader(reader, problems).read(read.get())
            : new BaselineFile.Unread();
    new MeasureCheck(catalog, problems)
        .check(new TargetNames(read.map(FileReader.Read::root), baseline));
    if (read.isEmpty() || problems.hasErrors()) {
      return invalidTarget();
    }
    Target target = bind(read.get(), baseline);
    problems.addAll(new EarlyBinding(catalog, Optional.of(target)).checkTarget());
    return problems.hasErrors()
        ? invalidTarget()
        : new LoadedTarget.Valid(
            target,
            BaselineReader.place(read.get()),
            Findings.of(reader.files().sources(), reader.files().uses(), problems.sorted()));
  }

  private LoadedTarget invalidTarget() {
    return new LoadedTarget.Invalid(
        new Loaded.Invalid(problems.sorted(), reader.files()).findings());
  }

  /** Loads a playbook and its target that were found before. */
  Loaded again(Path playbook, Optional<Path> target) {
    return load(playbook, target, playbook.resolveSibling("targets"));
  }

  private Loaded load(Path file, Optional<Path> givenTarget, Path targets) {
    Path current = file;
    try {
      Repository repository = reader.repository(file);
      Optional<Pack> pack = new PackReader(reader, repository, problems).playbook(file);
      pack.ifPresent(it -> new EscalationCheck(finder, problems).check(it, file));
      Optional<FileReader.Read> target = Optional.empty();
      if (givenTarget.isPresent()) {
        current = givenTarget.get();
        target = reader.read(current, FileReader.Kind.TARGET, Optional.empty());
      } else if (pack.isPresent()) {
        target = named(pack.get(), repository, targets);
      }
      BaselineFile baseline =
          pack.isPresent()
              ? new BaselineReader(reader, problems).read(pack.get(), target)
              : new BaselineFile.Unread();
      return finish(pack, target, baseline);
    } catch (IOException unreadable) {
      return unreadable(current);
    }
  }

  private Loaded finish(
      Optional<Pack> pack, Optional<FileReader.Read> target, BaselineFile baseline) {
    TargetNames names = new TargetNames(target.map(FileReader.Read::root), baseline);
    pack.ifPresent(it -> new ReferenceChecker(catalog, problems).check(it, names));
    new MeasureCheck(catalog, problems).check(names);
    if (pack.isEmpty() || problems.hasErrors()) {
      return new Loaded.Invalid(problems.sorted(), reader.files());
    }
    Playbook playbook = new PlaybookBinder(catalog).bind(pack.get());
    Optional<Target> bound = target.map(it -> bind(it, baseline));
    problems.addAll(CallInputs.check(playbook));
    EarlyBinding early = new EarlyBinding(catalog, bound);
    problems.addAll(early.check(playbook));
    problems.addAll(early.checkTarget());
    return problems.hasErrors()
        ? new Loaded.Invalid(problems.sorted(), reader.files())
        : new Loaded.Valid(playbook, bound, problems.sorted(), reader.files());
  }

  private Target bind(FileReader.Read file, BaselineFile baseline) {
    return new TargetBinder(environment, catalog).bind(file.source(), file.root(), baseline);
  }

  /** The target that the playbook names; that it is missing here may be on purpose. */
  private Optional<FileReader.Read> named(Pack pack, Repository repository, Path targets)
      throws IOException {
    Optional<YamlTree.Scalar> name = pack.root().scalar("target");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return switch (repository.resolve(targets, name.get().text() + ".yml")) {
      case Repository.Answer.Allowed(Path path) ->
          reader.read(path, FileReader.Kind.TARGET, Optional.of(name.get().span()));
      case Repository.Answer.Refused(Repository.Refusal refusal) -> {
        report(name.get(), refusal, targets);
        yield Optional.empty();
      }
    };
  }

  private void report(YamlTree.Scalar name, Repository.Refusal refusal, Path targets) {
    if (refusal == Repository.Refusal.MISSING) {
      problems.add(
          Rule.PATH
              .warning(name.span(), "there is no target `%s` here".formatted(name.text()))
              .hint(targetHint(name, targets)));
    } else {
      problems.add(Paths.refused(name, refusal));
    }
  }

  private static String targetHint(YamlTree.Scalar name, Path targets) {
    String text = name.text();
    if (text.endsWith(".yml")) {
      return "write `%s`, without the extension".formatted(text.substring(0, text.length() - 4));
    }
    String near = Finder.nearest(targets, text);
    return near.isEmpty()
        ? "create `targets/%s.yml`, or name another one with `--target`".formatted(text)
        : near;
  }

  private Loaded unreadable(Path file) {
    String reason = Files.isRegularFile(file) ? "it cannot be read" : "it is not a regular file";
    return new Loaded.Unreadable(
        "%s: %s".formatted(finder.display(file), reason), "check the file and its mode");
  }
}
