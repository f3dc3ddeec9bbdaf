package dev.playbook.core.report.format;

import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.report.Attempt;
import dev.playbook.core.report.Fulfilment;
import dev.playbook.core.report.Fulfilment.Verdict;
import dev.playbook.core.report.Mark;
import dev.playbook.core.report.RunAccount;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.report.incident.Answer;
import dev.playbook.core.report.incident.Evidence;
import dev.playbook.core.report.incident.Field;
import dev.playbook.core.report.incident.IncidentReport;
import dev.playbook.core.report.incident.Interruption;
import dev.playbook.core.run.RunEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The account of a run as values for JSON, format version 1.0. */
final class ReportDocument {
  private ReportDocument() {}

  static Map<String, Object> of(RunAccount account) {
    RunReport report = account.report();
    RunEvent.Started started = report.started();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", "1.0");
    json.put("run", started.run());
    json.put("playbook", started.playbook());
    json.put("name", started.name());
    json.put("target", started.target());
    json.put("class", started.occasion().rollback());
    json.put("labels", new TreeMap<>(started.occasion().labels()));
    json.put("reason", started.occasion().reason());
    json.put("by", started.process().by());
    json.put("host", started.process().host());
    json.put("engine", started.engine());
    json.put("inputs", new TreeMap<>(started.inputs()));
    json.put("startedAt", started.at());
    json.put("endedAt", report.ended().map(RunEvent.Ended::at));
    json.put("result", report.ended().map(ReportDocument::result));
    json.put("budget", budget(report));
    json.put("incident", incident(account.incident()));
    json.put("activities", report.rows().stream().map(ReportDocument::activity).toList());
    json.put(
        "validations",
        account.incident().evidence().stream().map(ReportDocument::evidence).toList());
    json.put("marks", report.marks().stream().map(ReportDocument::mark).toList());
    json.put("notes", report.notes());
    json.put("plan", account.fulfilment().map(ReportDocument::plan));
    json.put("undo", account.undo());
    json.put("journal", journal(account));
    return json;
  }

  private static Map<String, Object> mark(Mark mark) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", mark.at());
    json.put("text", mark.text());
    return json;
  }

  private static Map<String, Object> result(RunEvent.Ended ended) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", ended.verdict().words());
    json.put("exitCode", ended.verdict().exitCode());
    json.put("reason", ended.reason());
    json.put("took", ended.took());
    return json;
  }

  private static Map<String, Object> budget(RunReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", report.started().budgetTarget());
    json.put("limit", report.started().budgetLimit());
    json.put(
        "kept",
        report
            .ended()
            .flatMap(
                ended ->
                    report
                        .started()
                        .budgetTarget()
                        .map(target -> ended.took().compareTo(target) <= 0)));
    return json;
  }

  private static Map<String, Object> incident(IncidentReport incident) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("fields", incident.answers().stream().map(ReportDocument::answer).toList());
    json.put("open", incident.open().stream().map(Field::id).toList());
    json.put(
        "interruptions",
        incident.interruptions().stream().map(ReportDocument::interruption).toList());
    return json;
  }

  private static Map<String, Object> answer(Answer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", answer.field().id());
    json.put("label", answer.field().label());
    json.put("text", answer.text());
    json.put("by", answer.filled().map(RunEvent.Filled::by));
    json.put("at", answer.filled().map(RunEvent.Filled::at));
    return json;
  }

  private static Map<String, Object> interruption(Interruption interruption) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("resource", interruption.resource());
    json.put("from", interruption.from());
    json.put("until", interruption.until());
    return json;
  }

  private static Map<String, Object> activity(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", row.item().phase());
    json.put("key", row.item().key());
    json.put("name", row.item().name());
    json.put("type", row.item().type());
    json.put("status", row.status().words());
    json.put("took", row.took());
    json.put("attempts", row.attempts().stream().map(ReportDocument::attempt).toList());
    json.put("detail", row.detail());
    json.put("hint", row.hint());
    json.put("changes", row.changes().stream().map(PlanFormat::change).toList());
    return json;
  }

  private static Map<String, Object> attempt(Attempt attempt) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", attempt.at());
    json.put("took", attempt.took());
    json.put("status", attempt.status().words());
    json.put("summary", attempt.summary());
    json.put("sent", attempt.sent());
    return json;
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", evidence.row().item().key());
    json.put("about", evidence.facet().name().toLowerCase(Locale.ROOT));
    json.put("holds", Optional.of(evidence.holds()).filter(_ -> evidence.isSeen()));
    json.put("expected", evidence.expected());
    Map<String, Object> actual = new LinkedHashMap<>();
    evidence.actual().forEach(reading -> actual.put(reading.text(), reading.value()));
    json.put("actual", actual);
    return json;
  }

  private static Map<String, Object> plan(Fulfilment fulfilment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("asPlanned", fulfilment.count(Verdict.AS_PLANNED));
    json.put("notForeseeable", fulfilment.count(Verdict.NOT_FORESEEABLE));
    json.put("notDone", fulfilment.count(Verdict.NOT_DONE));
    json.put("wrong", fulfilment.count(Verdict.WRONG));
    return json;
  }

  private static Map<String, Object> journal(RunAccount account) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("head", account.head());
    json.put("damage", account.damage());
    return json;
  }
}
