package dev.playbook.steps.docker.logs;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.step.LinePattern;
import dev.playbook.steps.docker.step.NamedContainers;
import dev.playbook.steps.docker.step.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A look into the logs of containers.
 *
 * @param containers whose logs, one after the other
 * @param selection which part of them
 * @param match which lines count; empty for all
 * @param file the name of a file in the step's directory that gets all lines
 * @param maxSize of that file, in bytes
 */
record DockerLogsStep(
    NamedContainers containers,
    Selection selection,
    Optional<LinePattern> match,
    Optional<String> file,
    long maxSize)
    implements Step {

  @Override
  public Preview preview() {
    return new Preview(
        "read the log of %s%s"
            .formatted(
                containers.quoted(),
                match.map(pattern -> ", lines with `" + pattern + "`").orElse("")),
        Risk.READ,
        containers.all().stream().map(this::sent).toList());
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Reading.inspect(containers.all(), context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return new LogRun(this, context).run();
  }

  private String sent(String container) {
    List<String> words = new ArrayList<>(List.of("docker logs"));
    words.addAll(selection.options());
    words.add(container);
    return String.join(" ", words);
  }
}
