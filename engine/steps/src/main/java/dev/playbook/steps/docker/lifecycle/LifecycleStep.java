package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.Captured;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One action on containers, one after the other.
 *
 * @param action what is done to each
 * @param containers their real names, in this order
 * @param starting how an undo starts one
 * @param stopping how an undo stops one
 */
record LifecycleStep(Action action, List<String> containers, Starting starting, Stopping stopping)
    implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "%s container%s %s".formatted(action.word(), containers.size() == 1 ? "" : "s", names()),
        Risk.CHANGE,
        containers.stream().map(action::sent).toList(),
        Optional.of("whether it ran"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return new LifecycleInspection(action, containers, context).look();
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    return FormerState.keep(action, containers, context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return new LifecycleRun(action, containers, context).run();
  }

  @Override
  public StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    return new Aftermath(action, containers, context).find();
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    return new FormerState(starting, stopping, context).bringBack(containers.reversed(), captured);
  }

  private String names() {
    return String.join(", ", containers.stream().map(name -> "`" + name + "`").toList());
  }
}
