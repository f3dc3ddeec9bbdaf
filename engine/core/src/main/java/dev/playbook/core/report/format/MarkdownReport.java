package dev.playbook.core.report.format;

import dev.playbook.core.model.Durations;
import dev.playbook.core.report.Elapsed;
import dev.playbook.core.report.RunAccount;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.incident.Answer;
import dev.playbook.core.report.incident.Evidence;
import dev.playbook.core.report.incident.Facet;
import dev.playbook.core.report.incident.Field;
import dev.playbook.core.report.incident.IncidentReport;
import dev.playbook.core.report.incident.Interruption;
import dev.playbook.core.run.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The incident report, filled in as far as the run tells. */
final class MarkdownReport {
  private static final Layout LAYOUT = new Layout("report.md.mustache");

  private final RunAccount account;
  private final RunReport report;
  private final RunEvent.Started started;
  private final IncidentReport incident;

  MarkdownReport(RunAccount account) {
    this.account = account;
    this.report = account.report();
    this.started = report.started();
    this.incident = account.incident();
  }

  String text() {
    return LAYOUT.text(view());
  }

  private Map<String, Object> view() {
    ActionTable actions = new ActionTable(report);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("date", Moments.date(started.at()));
    view.put("time", time());
    view.put("type", started.occasion().rollback().orElse("not told").toUpperCase(Locale.ROOT));
    view.put("result", result());
    view.put("run", run());
    view.put("interruptions", incident.interruptions().stream().map(this::words).toList());
    view.put("changed", actions.changedKinds());
    view.put("actions", actions.actions());
    view.put("hasChanges", actions.hasChanges());
    view.put("changes", actions.changes());
    view.put("facets", Stream.of(Facet.values()).map(this::facet).toList());
    view.put("notes", report.notes().stream().map(Markdown::prose).toList());
    incident.answers().forEach(answer -> view.put(answer.field().id(), words(answer)));
    view.put("left", left());
    view.put("undo", account.undo().stream().map(it -> Map.of("undo", Markdown.code(it))).toList());
    view.put(
        "damage",
        account.damage().stream().map(it -> Map.of("damage", Markdown.text(it))).toList());
    view.put("head", Markdown.code(account.head()));
    return view;
  }

  private String time() {
    String begun = Moments.time(started.at());
    return report
        .ended()
        .map(end -> "%s–%s UTC (%s)".formatted(begun, Moments.time(end.at()), took(end.took())))
        .orElse(begun + " UTC, not ended");
  }

  private String took(Duration took) {
    return started
        .budgetTarget()
        .map(target -> "%s of %s".formatted(Elapsed.text(took), Durations.format(target)))
        .orElse(Elapsed.text(took));
  }

  private String result() {
    return report
        .ended()
        .map(end -> "**%s**: %s".formatted(end.verdict().words(), Markdown.prose(end.reason())))
        .orElse("**not ended**");
  }

  private String run() {
    return "%s of %s on %s by %s (%s)"
        .formatted(
            started.run(),
            Markdown.code(started.playbook()),
            Markdown.code(started.target()),
            Markdown.text(started.process().by()),
            Markdown.text(started.name()));
  }

  private String words(Interruption interruption) {
    return Markdown.code(interruption.resource())
        + interruption
            .lasted()
            .map(
                time ->
                    ": away for at most %s, from %s"
                        .formatted(Elapsed.text(time), Moments.time(interruption.from())))
            .orElse(": stopped at " + Moments.time(interruption.from()) + ", and left stopped");
  }

  private String words(Answer answer) {
    return answer
        .text()
        .map(text -> text.lines().map(Markdown::prose).collect(Collectors.joining("<br>")))
        .orElseGet(
            () ->
                "_to be written: %s_ (`--set %s=…`)%s"
                    .formatted(answer.field().prompt(), answer.field().id(), help(answer.field())));
  }

  private String help(Field field) {
    List<String> triggers = started.occasion().triggers();
    return field == Field.TRIGGER && !triggers.isEmpty()
        ? "; triggers of the playbook: "
            + triggers.stream().map(Markdown::code).collect(Collectors.joining(", "))
        : "";
  }

  private Map<String, Object> facet(Facet facet) {
    List<Evidence> all = incident.evidence(facet);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("label", facet.label());
    view.put("summary", Evidence.summary(all));
    view.put("findings", all.stream().map(MarkdownReport::finding).toList());
    return view;
  }

  private static String finding(Evidence evidence) {
    String name = Markdown.code(evidence.row().item().name());
    List<String> parts = new ArrayList<>();
    evidence
        .actual()
        .forEach(it -> parts.add(Markdown.code(it.text()) + " is " + Markdown.code(it.value())));
    evidence.expected().forEach(text -> parts.add("wanted " + Markdown.code(text)));
    String rest = String.join("; ", parts);
    if (evidence.holds()) {
      return "✓ %s: %s".formatted(name, rest);
    }
    return "%s %s **%s**: %s%s"
        .formatted(
            evidence.isSeen() ? "✗" : "–",
            name,
            evidence.row().status().words(),
            rest,
            Markdown.block(4, evidence.row().detail()));
  }

  private String left() {
    List<Field> open = incident.open();
    return open.isEmpty()
        ? "Every field is filled in."
        : "Left for people: %s of %s fields (%s). Fill one in with %s."
            .formatted(
                open.size(),
                incident.answers().size(),
                open.stream().map(Field::id).collect(Collectors.joining(", ")),
                Markdown.code(
                    "playbook report %s --set %s=TEXT"
                        .formatted(started.run(), open.getFirst().id())));
  }
}
