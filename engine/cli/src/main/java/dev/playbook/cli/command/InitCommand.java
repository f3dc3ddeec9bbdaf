package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.starter.Wishes;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.source.DidYouMean;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class InitCommand implements Command {
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private final Console console;
  private final Argument<String> name =
      Argument.word(
          "NAME", "0..1", String.class, "the id of the playbook, such as search-rollback");
  private final Argument<String> about =
      Argument.option("--about", "TEXT", String.class, "what it rolls back, in a few words");
  private final Argument<String> owner =
      Argument.option("--owner", "NAME", String.class, "who answers for it (default: operations)");
  private final Argument<Kind> kind =
      Argument.option("--class", "CLASS", Kind.class, "quick, full or emergency (default: quick)");
  private final Argument<String> target =
      Argument.option(
          "--target",
          "NAME",
          String.class,
          "the target; written when it is not there (default: local)");
  private final Argument<String> steps =
      Argument.option(
          "--steps", "TYPE[,TYPE]", String.class, "step types to begin with (default: shell)");
  private final Argument<Path> folder =
      Argument.option("--dir", "DIR", Path.class, "where playbooks are (default: playbooks)");

  InitCommand(Console console) {
    this.console = console;
  }

  private enum Kind {
    QUICK,
    FULL,
    EMERGENCY
  }

  @Override
  public String description() {
    return "Writes a playbook to begin with, valid as it is, and its target when there is none. Asks"
        + " for what it is not told. Never overwrites a file.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(name, about, owner, kind, target, steps, folder);
  }

  @Override
  public Integer call() throws IOException {
    StepCatalog catalog = StepCatalog.discover();
    FirstFiles files = new FirstFiles(folder.or(Path.of("playbooks")), catalog);
    Wishes wishes = wishes(catalog, files);
    files.write(wishes).forEach(file -> console.println("wrote " + file));
    String word = folder.given().isEmpty() ? wishes.id() : files.playbook(wishes.id()).toString();
    console.println("\nNext:  playbook validate " + word);
    console.println("       playbook plan " + word);
    console.println(
        "       playbook steps            the step types; `playbook steps TYPE` explains one");
    return Exit.OK;
  }

  private Wishes wishes(StepCatalog catalog, FirstFiles files) {
    Answers answers = new Answers(console);
    String id =
        answers.to(
            question(
                "`NAME`", "Name of the playbook", "", it -> idFault(it).or(() -> files.taken(it))),
            name.given());
    String text =
        answers.to(
            question(
                "`--about`", "What does it roll back", "Roll back " + id, InitCommand::textFault),
            about.given());
    String rollback =
        answers.to(
            question("`--class`", "quick, full or emergency", "quick", InitCommand::kindFault),
            kind.given().map(given -> given.name().toLowerCase(Locale.ROOT)));
    String who =
        answers.to(
            question("`--owner`", "Who answers for it", "operations", InitCommand::textFault),
            owner.given());
    String where =
        answers.to(
            question(
                "`--target`",
                "Target, where it is done",
                files.usualTarget(),
                InitCommand::idFault),
            target.given());
    String types =
        answers.to(
            question(
                "`--steps`",
                "Step types to begin with, of " + String.join(" ", catalog.names()) + "\n",
                "shell",
                it -> typesFault(it, catalog)),
            steps.given());
    return new Wishes(id, text, rollback, who, where, words(types).toList());
  }

  private static Answers.Question question(
      String flag, String text, String usual, Function<String, Optional<String>> fault) {
    return new Answers.Question(flag, text, Optional.of(usual).filter(it -> !it.isEmpty()), fault);
  }

  private static Optional<String> idFault(String id) {
    return ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of("`" + id + "` cannot be a name here; use letters, digits and `-`");
  }

  private static Optional<String> textFault(String text) {
    return text.isBlank() ? Optional.of("a few words are needed here") : Optional.empty();
  }

  private static Optional<String> kindFault(String word) {
    return Stream.of(Kind.values()).anyMatch(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
        ? Optional.empty()
        : Optional.of("`" + word + "` is not a class; quick, full or emergency");
  }

  private static Optional<String> typesFault(String types, StepCatalog catalog) {
    return words(types)
        .filter(type -> !catalog.names().contains(type))
        .findFirst()
        .map(type -> unknown(type, catalog))
        .or(() -> textFault(words(types).findFirst().orElse("")));
  }

  private static String unknown(String type, StepCatalog catalog) {
    String near = DidYouMean.among(catalog.names(), type);
    return "unknown step type `"
        + type
        + "`; "
        + (near.isEmpty() ? "`playbook steps` lists them" : near);
  }

  private static Stream<String> words(String list) {
    return Stream.of(list.split("[,\\s]+")).filter(word -> !word.isEmpty());
  }
}
