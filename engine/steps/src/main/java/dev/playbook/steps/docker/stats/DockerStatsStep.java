package dev.playbook.steps.docker.stats;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.step.NamedContainers;
import dev.playbook.steps.docker.step.Reading;
import java.util.List;

/**
 * A measurement of containers.
 *
 * @param containers which
 * @param samples how many seconds it takes
 */
record DockerStatsStep(NamedContainers containers, int samples) implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "measure " + containers.quoted(),
        Risk.READ,
        List.of("docker stats --no-stream " + String.join(" ", containers.all())));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Reading.inspect(containers.all(), context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    Measurement measurement = new Measurement(Docker.of(context), containers);
    measurement.take(samples);
    measurement.lines().forEach(context::output);
    return StepResult.read(measurement.values());
  }
}
