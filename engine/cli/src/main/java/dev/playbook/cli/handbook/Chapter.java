package dev.playbook.cli.handbook;

import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.file.Repository;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A playbook with all that is told about it.
 *
 * @param file its path in its repository
 * @param plan every activity, as if all conditions held
 * @param lastDrill the day of the last drill that is on record
 */
public record Chapter(
    Playbook playbook, String file, Survey survey, Plan plan, Optional<String> lastDrill) {

  /**
   * Tells of a playbook.
   *
   * @throws IOException when its repository cannot be read
   */
  public static Chapter of(Loaded.Valid valid, StepBinder binder) throws IOException {
    Playbook playbook = valid.playbook();
    Target target = valid.target().orElseGet(() -> Target.none(playbook.source()));
    Survey survey = new Survey(playbook, target, binder);
    Path real = playbook.source().path().toRealPath();
    Path root = Repository.of(real).root();
    return new Chapter(
        playbook,
        root.relativize(real).toString(),
        survey,
        survey.plan(),
        lastDrill(root.resolve("drills"), playbook.id()));
  }

  /** Returns the name of its page. */
  String page() {
    return playbook.id() + ".md";
  }

  /** A record of a drill is {@code drills/ID-DAY.md}. */
  private static Optional<String> lastDrill(Path records, String id) throws IOException {
    if (!Files.isDirectory(records)) {
      return Optional.empty();
    }
    Pattern name = Pattern.compile(Pattern.quote(id) + "-(\\d{4}-\\d{2}-\\d{2})\\.md");
    try (Stream<Path> files = Files.list(records)) {
      return files
          .map(file -> name.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(day -> day.group(1))
          .max(String::compareTo);
    }
  }
}
