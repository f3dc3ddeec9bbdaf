package dev.playbook.core.report.format;

import dev.playbook.core.report.Elapsed;
import dev.playbook.core.report.RunAccount;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.report.incident.Answer;
import dev.playbook.core.report.incident.Evidence;
import dev.playbook.core.report.incident.Facet;
import dev.playbook.core.report.incident.Interruption;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.source.Harmless;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole account as one file: no script, nothing from elsewhere, every value only text. */
final class HtmlReport {
  private static final Layout LAYOUT = new Layout("report.html.mustache");

  private final RunAccount account;
  private final RunReport report;
  private final RunEvent.Started started;

  HtmlReport(RunAccount account) {
    this.account = account;
    this.report = account.report();
    this.started = report.started();
  }

  String text() {
    StyleSheet style = StyleSheet.of("report.css");
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("style", style.text());
    view.put("styleHash", style.hash());
    view.put("title", "%s %s".formatted(started.playbook(), started.run()));
    head(view);
    view.put("facts", facts());
    view.put("budget", BudgetMeter.of(report).stream().map(BudgetMeter::view).toList());
    view.put("timeline", new Timeline(report).view());
    view.put(
        "marks", report.marks().stream().map(it -> mark(it.at().toString(), it.text())).toList());
    view.put("fields", account.incident().answers().stream().map(HtmlReport::field).toList());
    view.put(
        "interruptions",
        account.incident().interruptions().stream().map(HtmlReport::words).toList());
    view.put("left", left());
    view.put("facets", Stream.of(Facet.values()).map(this::facet).toList());
    view.put("changes", ChangeViews.of(report));
    view.put("activities", report.rows().stream().map(this::activity).toList());
    view.put("notes", report.notes().stream().map(HtmlReport::lines).toList());
    view.put("undo", optional(account.undo()));
    view.put("ways", account.undo().isPresent() ? WaysBack.of(account) : List.of());
    view.put("head", account.head());
    view.put("damage", optional(account.damage()));
    return LAYOUT.html(view);
  }

  private void head(Map<String, Object> view) {
    Optional<RunEvent.Ended> ended = report.ended();
    Tone bad = ended.isPresent() ? Tone.BAD : Tone.ODD;
    boolean good = ended.filter(end -> end.verdict().isGood()).isPresent();
    view.put("name", started.name());
    view.put("tone", (good ? Tone.GOOD : bad).style());
    view.put("verdict", ended.map(end -> end.verdict().words()).orElse("not ended"));
    view.put("reason", ended.map(RunEvent.Ended::reason).orElse("its journal tells of no end"));
  }

  private List<Map<String, Object>> facts() {
    List<Map<String, Object>> facts = new ArrayList<>();
    facts.add(fact("run", "%s of %s".formatted(started.run(), started.playbook())));
    facts.add(fact("target", started.target()));
    facts.add(fact("type", started.occasion().rollback().orElse("not told")));
    facts.add(
        fact(
            "began",
            "%s %s UTC".formatted(Moments.date(started.at()), Moments.time(started.at()))));
    report.ended().ifPresent(end -> facts.add(fact("took", Elapsed.text(end.took()))));
    facts.add(fact("by", "%s on %s".formatted(started.process().by(), started.process().host())));
    String inputs =
        new TreeMap<>(started.inputs())
            .entrySet().stream()
                .map(input -> input.getKey() + "=" + input.getValue())
                .collect(Collectors.joining("  "));
    facts.add(fact("inputs", inputs.isEmpty() ? "none" : inputs));
    facts.add(
        fact("version", "playbook " + started.engine() + ", text sha256:" + started.digest()));
    return facts;
  }

  private static Map<String, Object> fact(String label, String value) {
    return Map.of("label", label, "value", lines(value));
  }

  private static Map<String, Object> mark(String at, String text) {
    return Map.of("at", at.replaceFirst("\\..*Z$", "Z"), "text", lines(text));
  }

  private static Map<String, Object> field(Answer answer) {
    return Map.of(
        "label", answer.field().label(),
        "text", answer.text().stream().flatMap(String::lines).map(Harmless::text).toList(),
        "open", answer.isOpen(),
        "prompt", answer.field().prompt(),
        "id", answer.field().id());
  }

  private static String words(Interruption interruption) {
    return interruption.resource()
        + interruption
            .lasted()
            .map(time -> ": away for at most " + Elapsed.text(time))
            .orElse(": stopped, and left stopped");
  }

  private String left() {
    int open = account.incident().open().size();
    return open == 0
        ? "Every field is filled in."
        : "%s of %s fields are left for people: playbook report %s --set FIELD=TEXT"
            .formatted(open, account.incident().answers().size(), started.run());
  }

  private Map<String, Object> facet(Facet facet) {
    List<Evidence> all = account.incident().evidence(facet);
    return Map.of(
        "label", facet.label(),
        "summary", Evidence.summary(all),
        "findings", all.stream().map(HtmlReport::finding).toList());
  }

  private static Map<String, Object> finding(Evidence evidence) {
    Row row = evidence.row();
    return Map.of(
        "tone", Tone.of(row.status()).style(),
        "status", row.status().words(),
        "name", row.item().name(),
        "actual",
            evidence.actual().stream()
                .map(it -> Map.of("text", it.text(), "value", lines(it.value())))
                .toList(),
        "expected", evidence.expected(),
        "detail", evidence.holds() ? List.of() : texts(row.detail()));
  }

  private Map<String, Object> activity(Row row) {
    boolean begun = row.begunAt().isPresent();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("tone", Tone.of(row.status()).style());
    view.put("status", row.status().words());
    view.put("key", row.item().key());
    view.put("type", row.item().type());
    view.put("at", row.begunAt().map(Moments::time).orElse(""));
    view.put("took", begun ? Elapsed.text(row.took()) : "");
    view.put("summary", lines(row.last().map(it -> it.summary()).orElse(row.item().name())));
    view.put(
        "sent",
        row.last().stream().flatMap(it -> it.sent().stream()).map(HtmlReport::lines).toList());
    view.put("detail", texts(row.detail()));
    view.put("hint", texts(row.hint()));
    List<String> output = account.output().getOrDefault(row.item().key(), List.of());
    view.put("output", texts(String.join("\n", output)));
    return view;
  }

  private static List<String> optional(Optional<String> text) {
    return text.stream().map(HtmlReport::lines).toList();
  }

  private static List<String> texts(String text) {
    return text.isBlank() ? List.of() : List.of(lines(text));
  }

  /** Returns a text in which nothing can hide. */
  static String lines(String text) {
    return text.lines().map(Harmless::text).collect(Collectors.joining("\n"));
  }
}
