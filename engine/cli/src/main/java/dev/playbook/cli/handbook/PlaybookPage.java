package dev.playbook.cli.handbook;

import dev.playbook.core.input.InputReader;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.report.format.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page about one playbook. */
final class PlaybookPage {
  private final Chapter chapter;
  private final Playbook playbook;
  private final Set<String> known;

  /**
   * Makes the page.
   *
   * @param known the pages that can be linked to
   */
  PlaybookPage(Chapter chapter, Set<String> known) {
    this.chapter = chapter;
    this.playbook = chapter.playbook();
    this.known = known;
  }

  String text() {
    StringBuilder page = new StringBuilder("# " + Markdown.text(playbook.name()) + "\n\n");
    if (!playbook.description().isBlank()) {
      page.append(Markdown.paragraph(playbook.description())).append("\n\n");
    }
    page.append(new FactsTable(chapter, known).text());
    page.append(section("Inputs", List.of("Input", "Type", "Default", "Allowed", ""), inputs()));
    page.append(
        section(
            "Triggers",
            List.of("Trigger", "Watches", "Fires"),
            playbook.triggers().stream().map(new TriggerCells(chapter.survey())::row).toList()));
    page.append(checks("Preconditions", Phase.PRECONDITION));
    page.append(steps());
    page.append(checks("Validations", Phase.VALIDATION));
    page.append(
        section(
            "Finally",
            List.of("Step", "Type", "What it does", "Time limit"),
            rows(
                Phase.FINALLY,
                step ->
                    List.of(
                        StepCells.name(step.activity()),
                        type(step.activity()),
                        StepCells.action(step),
                        StepCells.time(step.activity())))));
    return page.toString();
  }

  private List<List<String>> inputs() {
    return playbook.inputs().stream()
        .map(
            input ->
                List.of(
                    Markdown.code(input.name()),
                    input.type().name().toLowerCase(Locale.ROOT)
                        + (input.secret() ? ", secret" : ""),
                    input.fallback().map(PlaybookPage::value).orElse("**must be given**"),
                    allowed(input),
                    Markdown.prose(input.description())))
        .toList();
  }

  private static String allowed(InputDefinition input) {
    Stream<String> values = input.allowed().stream().map(PlaybookPage::value);
    Stream<String> least = input.minimum().stream().map(it -> "at least " + value(it));
    Stream<String> most = input.maximum().stream().map(it -> "at most " + value(it));
    Stream<String> form = input.pattern().stream().map(Markdown::code);
    return Stream.of(values, least, most, form)
        .flatMap(all -> all)
        .collect(Collectors.joining(", "));
  }

  private static String value(Object value) {
    return Markdown.code(InputReader.shown(value));
  }

  private String checks(String title, Phase phase) {
    return section(
        title,
        List.of("Check", "Type", "What it looks at", "When it fails"),
        rows(
            phase,
            step ->
                List.of(
                    StepCells.name(step.activity()),
                    type(step.activity()),
                    StepCells.action(step),
                    failure(step.activity()))));
  }

  private static String failure(PlannedActivity check) {
    List<String> lines = new ArrayList<>();
    check.message().map(Markdown::prose).ifPresent(lines::add);
    if (!check.critical()) {
      lines.add("only a warning");
    }
    return String.join("<br>", lines);
  }

  private String steps() {
    List<PlannedStep> steps = chapter.plan().in(Phase.STEP);
    String note =
        playbook.inputs().isEmpty()
            ? ""
            : "\nShown with the defaults of the inputs, as if every condition held.\n";
    return section(
            "Steps",
            List.of("", "Step", "Type", "What it does", "Risk", "Time limit", "Way back"),
            Stream.iterate(0, number -> number < steps.size(), number -> number + 1)
                .map(number -> step(number + 1, steps.get(number)))
                .toList())
        + note;
  }

  private static List<String> step(int number, PlannedStep step) {
    return List.of(
        Integer.toString(number),
        StepCells.name(step.activity()),
        type(step.activity()),
        StepCells.action(step),
        StepCells.risk(step),
        StepCells.time(step.activity()),
        StepCells.wayBack(step));
  }

  private List<List<String>> rows(Phase phase, Function<PlannedStep, List<String>> cells) {
    return chapter.plan().in(phase).stream().map(cells).toList();
  }

  private static String type(PlannedActivity activity) {
    return Markdown.code(activity.activity().type());
  }

  private static String section(String title, List<String> head, List<List<String>> rows) {
    String content = rows.isEmpty() ? "None.\n" : Markdown.table(head, rows);
    return "\n## " + title + "\n\n" + content;
  }
}
