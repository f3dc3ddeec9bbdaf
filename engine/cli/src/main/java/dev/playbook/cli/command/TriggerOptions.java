package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.source.DidYouMean;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which triggers, of which playbooks, on which target. */
final class TriggerOptions {
  private final Argument<List<String>> names =
      Argument.words(
          "NAME",
          "0..*",
          String.class,
          PlaybookFolder.NAMES + "; `epic2-search#search-timeout` means one trigger");
  private final Argument<Path> target =
      Argument.option(
          "--target",
          "NAME",
          Path.class,
          "where to look: targets/NAME.yml beside the playbook, or a path");

  /**
   * The triggers that were named.
   *
   * @param code the exit code that the playbooks make, as {@code playbook validate} would
   */
  record Chosen(List<Entry> entries, int code) {}

  /** A trigger with its playbook. */
  record Entry(Playbook playbook, Target target, Trigger trigger) {}

  List<Argument<?>> arguments() {
    return List.of(names, target);
  }

  /** Returns the triggers; shows what is wrong with playbooks, and goes on without them. */
  Chosen chosen(StepCatalog catalog, Console console) throws IOException {
    List<Word> words = new ArrayList<>();
    for (String name : names.given().orElseGet(() -> List.of(PlaybookFolder.usual().toString()))) {
      Word word = Word.of(name);
      PlaybookFolder.named(List.of(word.playbook()))
          .forEach(file -> words.add(new Word(file, word.id())));
    }
    List<Loaded> loaded =
        LoadOptions.shown(
            words.stream().map(Word::playbook).toList(), target.given(), catalog, console);
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      if (loaded.get(at) instanceof Loaded.Valid valid) {
        entries.addAll(words.get(at).entries(valid));
      }
    }
    int code = loaded.stream().mapToInt(LoadOptions::exitCode).max().orElse(Exit.OK);
    if (entries.isEmpty() && code != Exit.OK) {
      throw new RefusedException(code, List.of());
    }
    return new Chosen(entries, code);
  }

  /** A playbook, perhaps with the id of one of its triggers. */
  private record Word(Path playbook, Optional<String> id) {
    static Word of(String text) {
      int mark = text.lastIndexOf('#');
      return mark < 0
          ? new Word(Path.of(text), Optional.empty())
          : new Word(Path.of(text.substring(0, mark)), Optional.of(text.substring(mark + 1)));
    }

    List<Entry> entries(Loaded.Valid loaded) {
      Playbook playbook = loaded.playbook();
      Target target = loaded.target().orElseGet(() -> Target.none(playbook.source()));
      List<Entry> entries =
          playbook.triggers().stream()
              .filter(trigger -> id.map(trigger.id()::equals).orElse(true))
              .map(trigger -> new Entry(playbook, target, trigger))
              .toList();
      if (entries.isEmpty() && id.isPresent()) {
        throw unknown(playbook, id.get());
      }
      return entries;
    }

    private static RefusedException unknown(Playbook playbook, String id) {
      Stream<String> known = playbook.triggers().stream().map(Trigger::id);
      return new RefusedException(
          Exit.USAGE,
          List.of(
              "`%s` has no trigger `%s`%s"
                  .formatted(
                      playbook.id(),
                      id,
                      DidYouMean.closest(known.toList(), id)
                          .map(near -> "; did you mean `" + near + "`?")
                          .orElse("")),
              "help: `playbook trigger list %s` lists them".formatted(playbook.id())));
    }
  }
}
