package dev.playbook.steps.compose;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.inspection.Blocking;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A step that changes which services of a project run; the way back is to those that ran. */
interface ServicesStep extends Step {
  Project project();

  /**
   * Returns what the step would change.
   *
   * @param forecast how the services will be when earlier steps are done
   */
  List<Change> foreseen(Selection selection, Forecast forecast)
      throws StepFailedException, InterruptedException;

  /** Returns why the step has nothing to do when it would change nothing. */
  String settled();

  @Override
  default Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Blocking.unless(
        () -> {
          Selection selection = Selection.of(project(), context);
          Forecast forecast = new Forecast(project().file(), selection.before(), context.world());
          List<Change> changes = foreseen(selection, forecast);
          return changes.isEmpty()
              ? new Inspection.NothingToDo(settled())
              : new Inspection.WillChange(forecast.withDependents(changes, selection));
        });
  }

  @Override
  default Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return RunningSet.capture(Selection.of(project(), context));
  }

  /**
   * Returns what is there when compose has ended well, once it is as wanted.
   *
   * @param selection the services at some moment since the step began
   * @throws StepFailedException when it is not as wanted, or does not become so
   */
  Snapshot settled(Selection selection, StepContext context)
      throws StepFailedException, InterruptedException;

  /**
   * Returns those of the removals that have come about.
   *
   * @param now the services afterwards
   */
  default List<Change> gone(List<Change> removals, Selection now)
      throws StepFailedException, InterruptedException {
    return removals;
  }

  /** Returns the fields of the result that tell what went with the services. */
  default Map<String, Object> told(List<Change> removals) {
    return Map.of();
  }

  @Override
  default StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    return LostChange.find(this, startedAt, context);
  }

  @Override
  default StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return RunningSet.restore(captured, Compose.open(project(), context), context);
  }
}
