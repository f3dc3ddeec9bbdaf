package dev.playbook.steps.docker.inspect;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.step.Reading;
import java.util.List;

/**
 * A look at a container.
 *
 * @param container its real name
 * @param variables those of its environment whose values are wanted
 */
record DockerInspectStep(String container, List<String> variables) implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "look at container `" + container + "`", Risk.READ, List.of("docker inspect " + container));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Reading.inspect(List.of(container), context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    Container found = docker.container(container);
    Facts facts = new Facts(found, docker.call(api -> api.inspectContainerCmd(found.id()).exec()));
    context.output("%s: %s".formatted(found.name(), facts.words()));
    return StepResult.read(facts.values(variables));
  }
}
