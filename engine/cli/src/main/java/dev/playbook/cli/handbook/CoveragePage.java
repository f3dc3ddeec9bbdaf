package dev.playbook.cli.handbook;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.plan.time.Expected;
import dev.playbook.core.report.format.Markdown;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page about all playbooks: what is covered, and what is missing. */
final class CoveragePage {
  private static final List<String> HEAD =
      List.of(
          "Playbook",
          "Class",
          "Triggers",
          "Validations",
          "Way back",
          "Promise",
          "Usually",
          "Last review",
          "Last drill");
  private static final String NONE = "**none**";

  private CoveragePage() {}

  static String of(List<Chapter> chapters) {
    StringBuilder page = new StringBuilder("# Playbooks\n\n");
    page.append(Markdown.table(HEAD, chapters.stream().map(CoveragePage::row).toList()));
    page.append("\n*Way back*: of the steps that destroy something, how many can be undone.");
    page.append(" *Last drill*: the latest `drills/ID-DAY.md` of the repository.\n");
    page.append("\n## What is missing\n\n");
    chapters.forEach(chapter -> page.append(missing(chapter)));
    return page.toString();
  }

  private static List<String> row(Chapter chapter) {
    Playbook playbook = chapter.playbook();
    return List.of(
        link(chapter) + "<br>" + Markdown.text(playbook.name()),
        playbook.rollback().isEmpty() ? NONE : playbook.rollback(),
        triggers(playbook.triggers()),
        playbook.validations().isEmpty() ? NONE : "" + playbook.validations().size(),
        wayBack(new Coverage(chapter)),
        playbook.budget().target().map(Durations::format).orElse(NONE),
        Expected.of(chapter.plan()).map(Expected::time).map(Durations::format).orElse(NONE),
        playbook.responsibility().lastReview().orElse(NONE),
        chapter.lastDrill().orElse(NONE));
  }

  private static String triggers(List<Trigger> triggers) {
    String kinds =
        Stream.of(
                count(triggers, Trigger.Measured.class, "measured"),
                count(triggers, Trigger.Alert.class, "by alert"),
                count(triggers, Trigger.Manual.class, "by a person"))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", "));
    return kinds.isEmpty() ? NONE : kinds;
  }

  private static String count(List<Trigger> triggers, Class<?> kind, String words) {
    long number = triggers.stream().filter(kind::isInstance).count();
    return number == 0 ? "" : number + " " + words;
  }

  private static String wayBack(Coverage coverage) {
    int all = coverage.destroying().size();
    long back = coverage.destroying().stream().filter(Coverage::hasWayBack).count();
    String known = all == 0 ? "nothing destroys" : back + " of " + all;
    String shown = back < all ? "**" + known + "**" : known;
    int unclear = coverage.unclear().size();
    return unclear == 0 ? shown : shown + ", " + unclear + " not clear";
  }

  private static String missing(Chapter chapter) {
    List<String> gaps = new Coverage(chapter).gaps();
    return "- "
        + link(chapter)
        + ": "
        + (gaps.isEmpty() ? "nothing" : String.join("; ", gaps))
        + "\n";
  }

  private static String link(Chapter chapter) {
    return "[%s](%s)".formatted(Markdown.code(chapter.playbook().id()), chapter.page());
  }
}
