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
import java.util.List;

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

  @Override
  default StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return RunningSet.restore(captured, Compose.open(project(), context), context);
  }
}
