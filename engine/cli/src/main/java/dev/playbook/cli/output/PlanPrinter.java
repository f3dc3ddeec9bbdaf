package dev.playbook.cli.output;

import dev.playbook.core.input.InputReader;
import dev.playbook.core.model.Budget;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.plan.Forecast;
import dev.playbook.core.plan.Fork;
import dev.playbook.core.plan.NoReturn;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.plan.time.Expected;
import dev.playbook.core.plan.time.UndoPrice;
import dev.playbook.core.plan.time.WorstCase;
import dev.playbook.spi.Preview;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as text. */
public final class PlanPrinter {
  private static final String DEAR = "-- from here on, undo takes longer than the budget --";

  private final Style style;
  private final ForecastLines forecasts;

  /**
   * Makes a printer.
   *
   * @param full whether long differences are shown whole
   */
  public PlanPrinter(Style style, boolean full) {
    this.style = style;
    this.forecasts = new ForecastLines(style, full);
  }

  /** Returns the text, with a line end after each line. */
  public String text(Plan plan) {
    List<String> lines = new ArrayList<>(head(plan));
    preconditions(plan, lines);
    steps(plan, lines);
    lines.add("");
    List<PlannedStep> ends = NoReturn.of(plan);
    if (!ends.isEmpty()) {
      lines.add(style.warn(checks("No way back", ends)) + " (an undo ends there)");
    }
    lines.add(checks("Validations", plan.in(Phase.VALIDATION)));
    if (!plan.in(Phase.BEFORE).isEmpty()) {
      lines.add(
          checks("  compared", plan.in(Phase.BEFORE)) + " (read before the first change, too)");
    }
    lines.add(checks("Finally", plan.in(Phase.FINALLY)));
    lines.add("");
    lines.add(footer(plan));
    return String.join("\n", lines) + "\n";
  }

  private List<String> head(Plan plan) {
    Playbook playbook = plan.premises().playbook();
    String target = plan.premises().target().id();
    String guarded = plan.premises().target().guarded() ? " (protected)" : "";
    List<String> lines = new ArrayList<>();
    lines.add(style.strong("PLAN  " + playbook.id()) + "   on " + target + guarded);
    lines.add("      " + playbook.name());
    inputs(plan).ifPresent(inputs -> lines.add("      inputs  " + inputs));
    lines.add("      budget  " + budget(playbook.budget(), plan));
    lines.add("      lock    " + playbook.lock());
    if (!plan.looked()) {
      lines.add("      offline: nobody has looked at the live system");
    }
    if (plan.probed()) {
      lines.add("      probed: statements were run and rolled back");
    }
    return lines;
  }

  private static Optional<String> inputs(Plan plan) {
    List<InputDefinition> definitions = plan.premises().playbook().inputs();
    return definitions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            definitions.stream()
                .map(
                    definition ->
                        input(definition, plan.premises().inputs().get(definition.name())))
                .collect(Collectors.joining("  ")));
  }

  private static String input(InputDefinition definition, @Nullable Object value) {
    boolean usual = definition.fallback().filter(fallback -> fallback.equals(value)).isPresent();
    String text = value == null ? "(none)" : InputReader.shown(value);
    return definition.name() + "=" + text + (usual ? " (default)" : "");
  }

  private static String budget(Budget budget, Plan plan) {
    String usual =
        Expected.of(plan)
            .map(expected -> expected(expected) + late(expected.time(), budget) + "   ")
            .orElse("");
    String worst = usual + "worst case " + Durations.format(WorstCase.of(plan));
    String promise = budget.target().map(target -> Durations.format(target) + "   ").orElse("");
    String limit = budget.limit().map(most -> ", limit " + Durations.format(most)).orElse("");
    return promise + worst + limit;
  }

  private static String expected(Expected expected) {
    String time = "expected " + rounded(expected.time());
    return expected.runs().isEmpty()
        ? time
        : "%s (median of %s run%s, p95 %s)"
            .formatted(
                time,
                expected.runs().getAsInt(),
                expected.runs().getAsInt() == 1 ? "" : "s",
                rounded(expected.rarely()));
  }

  /** Nobody plans with milliseconds. */
  private static String rounded(Duration time) {
    return Durations.format(time.plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
  }

  private static String late(Duration usual, Budget budget) {
    return budget.target().filter(promise -> usual.compareTo(promise) > 0).isPresent()
        ? ", more than promised"
        : "";
  }

  private void preconditions(Plan plan, List<String> lines) {
    List<PlannedStep> checks = plan.in(Phase.PRECONDITION);
    if (checks.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(style.strong("Preconditions") + (plan.looked() ? " ".repeat(27) + "read now" : ""));
    int width = Columns.widest(checks.stream().map(check -> check.activity().id())) + 2;
    checks.forEach(check -> precondition(check, width, lines));
  }

  private void precondition(PlannedStep check, int width, List<String> lines) {
    String id = Columns.pad(check.activity().id(), width);
    switch (check.forecast()) {
      case Forecast.Checked(Preview preview, boolean holds, String finding) -> {
        lines.add("  " + mark(holds) + " " + id + (holds ? preview.summary() : first(finding)));
        if (!holds) {
          rest(finding).forEach(line -> lines.add("      " + line));
          check.activity().message().ifPresent(message -> lines.add("      " + message));
        }
      }
      case Forecast.Skipped(String reason) -> lines.add("  . " + id + "skipped (" + reason + ")");
      case Forecast other -> lines.add("  . " + id + other.sent().map(Preview::summary).orElse(""));
    }
  }

  private void steps(Plan plan, List<String> lines) {
    List<PlannedStep> steps = plan.in(Phase.STEP);
    lines.add("");
    lines.add(style.strong("Steps"));
    int path = Columns.widest(steps.stream().map(step -> step.activity().path())) + 2;
    int type = Columns.widest(steps.stream().map(step -> step.activity().activity().type())) + 2;
    Set<String> parallel = new HashSet<>();
    int number = 0;
    Optional<PlannedStep> tooDear = UndoPrice.tooDearFrom(plan);
    List<String> opaque = new ArrayList<>();
    for (PlannedStep step : steps) {
      number++;
      if (tooDear.filter(step::equals).isPresent()) {
        lines.add("  " + style.warn(DEAR));
      }
      PlannedActivity activity = step.activity();
      activity.forks().stream()
          .map(Fork::group)
          .filter(parallel::add)
          .forEach(group -> lines.add("      " + style.faint("at once: " + group)));
      String time = Expected.usual(step).map(usual -> "~" + rounded(usual)).orElse("");
      lines.add(
          "%3s %s %s%s%s%s"
              .formatted(
                  number,
                  forecasts.sign(step.forecast()),
                  Columns.pad(activity.path(), path),
                  Columns.pad(activity.activity().type(), type),
                  Columns.pad(time, 8),
                  forecasts.certainty(step.forecast()) + proviso(step.forecast(), opaque)));
      if (step.forecast().ifItRuns() instanceof Forecast.Opaque) {
        opaque.add(String.valueOf(number));
      }
      forecasts.details(step.forecast()).forEach(line -> lines.add("      " + line));
      step.crossings()
          .forEach(crossing -> lines.add("      " + style.warn("! " + crossing.words())));
      WayBackLine.of(step).ifPresent(line -> lines.add("      " + line));
    }
  }

  /** What was seen now may be another thing after a step whose effect nobody has seen. */
  private static String proviso(Forecast forecast, List<String> opaque) {
    boolean seen =
        forecast.ifItRuns() instanceof Forecast.WillChange
            || forecast.ifItRuns() instanceof Forecast.NothingToDo;
    return !seen || opaque.isEmpty()
        ? ""
        : ", if step%s %s leave%s it so"
            .formatted(
                opaque.size() == 1 ? "" : "s",
                String.join(", ", opaque),
                opaque.size() == 1 ? "s" : "");
  }

  private static String checks(String title, List<PlannedStep> steps) {
    return steps.isEmpty()
        ? Columns.pad(title, 13) + "none"
        : Columns.pad(title, 13)
            + steps.size()
            + ": "
            + steps.stream().map(step -> step.activity().id()).collect(Collectors.joining(", "));
  }

  private String footer(Plan plan) {
    String changes =
        "%s change%s, of which %s destroy%s.  %s step%s cannot be previewed."
            .formatted(
                plan.changes(),
                plan.changes() == 1 ? "" : "s",
                plan.destroys(),
                plan.destroys() == 1 ? "s" : "",
                plan.opaque(),
                plan.opaque() == 1 ? "" : "s");
    int warnings = plan.crossings().size();
    String warned =
        warnings == 0 ? "" : "  %s warning%s.".formatted(warnings, warnings == 1 ? "" : "s");
    int obstacles = plan.obstacles().size();
    return obstacles == 0
        ? style.strong(changes) + style.warn(warned)
        : style.bad(
            "This plan cannot be run: %s obstacle%s above. Nothing was changed."
                .formatted(obstacles, obstacles == 1 ? "" : "s"));
  }

  private String mark(boolean holds) {
    return holds ? style.good(style.sign("✓", "ok")) : style.bad(style.sign("✗", "!!"));
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static List<String> rest(String text) {
    return text.lines().skip(1).toList();
  }
}
