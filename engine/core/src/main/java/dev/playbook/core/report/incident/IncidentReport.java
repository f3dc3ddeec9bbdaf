package dev.playbook.core.report.incident;

import dev.playbook.core.report.RunReport;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run answers of an incident report.
 *
 * @param answers every field, in the order of the report
 * @param interruptions what did not run for some time, in the order of the run
 * @param evidence every validation, in the order of the run
 */
public record IncidentReport(
    RunReport run,
    List<Answer> answers,
    List<Interruption> interruptions,
    List<Evidence> evidence) {

  /** Copies the lists. */
  public IncidentReport {
    answers = List.copyOf(answers);
    interruptions = List.copyOf(interruptions);
    evidence = List.copyOf(evidence);
  }

  /** Asks a run. */
  public static IncidentReport of(RunReport run) {
    return new IncidentReport(
        run,
        Stream.of(Field.values()).map(field -> Answer.of(field, run)).toList(),
        Interruption.of(run),
        Evidence.of(run));
  }

  /** Returns the fields that somebody has to fill in. */
  public List<Field> open() {
    return answers.stream().filter(Answer::isOpen).map(Answer::field).toList();
  }

  /** Returns the validations that tell about one thing. */
  public List<Evidence> evidence(Facet facet) {
    return evidence.stream().filter(each -> each.facet() == facet).toList();
  }
}
