package dev.playbook.steps.docker.logs;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One reading of logs, container after container. */
final class LogRun {
  private final DockerLogsStep step;
  private final StepContext context;
  private final Found found = new Found();
  private final Map<String, Object> each = new LinkedHashMap<>();

  LogRun(DockerLogsStep step, StepContext context) {
    this.step = step;
    this.context = context;
  }

  StepResult run() throws StepFailedException, InterruptedException {
    Docker docker = Docker.of(context);
    Map<String, Container> containers = new LinkedHashMap<>();
    for (var named : step.containers().realNames().entrySet()) {
      containers.put(named.getKey(), docker.container(named.getValue()));
    }
    return step.file().isPresent()
        ? intoFile(docker, containers, step.file().get())
        : StepResult.read(read(docker, containers, line -> {}));
  }

  private StepResult intoFile(Docker docker, Map<String, Container> containers, String name)
      throws StepFailedException, InterruptedException {
    try (LogFile file = LogFile.at(context.directory().resolve(name), step.maxSize())) {
      Map<String, Object> values = read(docker, containers, file::add);
      file.keep();
      values.put("file", file.path().toString());
      values.put("truncated", file.isTruncated());
      context.output("kept in " + file.path());
      return StepResult.read(values);
    }
  }

  private Map<String, Object> read(Docker docker, Map<String, Container> containers, LineSink file)
      throws StepFailedException, InterruptedException {
    String query = step.selection().query(Instant.now());
    for (var container : containers.entrySet()) {
      String prefix = containers.size() == 1 ? "" : container.getKey() + " | ";
      Counted counted = new Counted();
      new Log(docker, container.getValue())
          .read(
              query,
              line -> {
                file.add(prefix + line);
                count(counted, prefix, line);
              });
      each.put(container.getKey(), counted.values());
    }
    return values();
  }

  private void count(Counted counted, String prefix, String line) {
    boolean matches = step.match().isEmpty() || step.match().get().isIn(line);
    counted.add(matches);
    if (matches) {
      context.output(prefix + line);
      found.add(prefix + line);
    }
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("lines", found.lines());
    values.put("matched", found.count());
    values.put("containers", each);
    values.put("file", "");
    values.put("truncated", false);
    return values;
  }
}
