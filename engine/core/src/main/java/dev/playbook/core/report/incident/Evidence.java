package dev.playbook.core.report.incident;

import dev.playbook.core.activity.ResultFields;
import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Reading;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.report.StepStatus;
import dev.playbook.spi.StepResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a validation expected, and what it found.
 *
 * @param expected the expressions that had to hold
 * @param actual the values that decided them; none when it did not end well, see the row's detail
 */
public record Evidence(Row row, Facet facet, List<String> expected, List<Reading> actual) {
  private static final String VALIDATION = "validations/";
  private static final String BEFORE = "before/";

  /** Copies the lists. */
  public Evidence {
    expected = List.copyOf(expected);
    actual = List.copyOf(actual);
  }

  static List<Evidence> of(RunReport report) {
    return report.in(Phase.VALIDATION).stream().map(row -> of(row, report)).toList();
  }

  private static Evidence of(Row row, RunReport report) {
    List<String> expected = row.item().expected();
    Scope scope = scope(row, report);
    return new Evidence(
        row,
        Facet.of(expected),
        expected,
        isDone(row)
            ? expected.stream()
                .flatMap(text -> Expressions.readings(text, scope).stream())
                .distinct()
                .toList()
            : List.of());
  }

  /** Returns whether it held. */
  public boolean holds() {
    return isDone(row);
  }

  /** Returns whether it was looked at. */
  public boolean isSeen() {
    return row.status() != StepStatus.SKIPPED && row.status() != StepStatus.NOT_RUN;
  }

  /** Returns how many hold, in words. */
  public static String summary(List<Evidence> all) {
    if (all.isEmpty()) {
      return "no validation of this run looks at it";
    }
    long held = all.stream().filter(Evidence::holds).count();
    long unseen = all.stream().filter(each -> !each.isSeen()).count();
    return "%s of %s hold%s"
        .formatted(held, all.size(), unseen == 0 ? "" : ", %s not looked at".formatted(unseen));
  }

  private static boolean isDone(Row row) {
    return switch (row.status()) {
      case OK, CHANGED, UNDONE, NOTHING_TO_DO -> true;
      case SKIPPED, FAILED, TIMED_OUT, STOPPED, UNKNOWN, RUNNING, NOT_RUN -> false;
    };
  }

  /** What the expressions see: this result, and that of the same look before the first change. */
  private static Scope scope(Row row, RunReport report) {
    Map<String, Object> values = new TreeMap<>(Map.of("result", fields(row)));
    String before = row.item().key().replaceFirst("^" + VALIDATION, BEFORE);
    report.in(Phase.BEFORE).stream()
        .filter(other -> other.item().key().equals(before) && isDone(other))
        .forEach(other -> values.put("before", fields(other)));
    return new Scope(values);
  }

  private static Map<String, Object> fields(Row row) {
    return ResultFields.of(
        new StepResult(row.status() == StepStatus.CHANGED, List.of(), row.values()), row.took());
  }
}
