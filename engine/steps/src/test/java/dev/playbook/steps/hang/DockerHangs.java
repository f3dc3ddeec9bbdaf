package dev.playbook.steps.hang;

import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.EngineProxy;
import dev.playbook.steps.docker.ScratchContainer;
import dev.playbook.steps.docker.copy.DockerCopyStepType;
import dev.playbook.steps.docker.exec.DockerExecStepType;
import dev.playbook.steps.docker.lifecycle.DockerRestartStepType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A Docker Engine that never answers, or falls silent under its work. */
final class DockerHangs {
  private DockerHangs() {}

  /** Those that take no more than their time, and start nothing. */
  static List<Hang> silent() {
    return List.of(new Hang("Docker never answers", DockerHangs::never));
  }

  static List<Hang> underWay() {
    return List.of(
        new Hang("Docker falls silent under a command", DockerHangs::command),
        new Hang("Docker falls silent under a restart", DockerHangs::restart),
        new Hang("Docker falls silent under a copy", DockerHangs::copy));
  }

  private static Step bound(StepType type, Map<String, Object> with) {
    return type.bind(FakeInputs.of(with));
  }

  private static EngineProxy proxy(Path folder) throws IOException {
    return EngineProxy.at(folder.resolve(UUID.randomUUID().toString().substring(0, 8) + ".sock"));
  }

  private static Map<String, String> by(EngineProxy proxy) {
    return Map.of("DOCKER_HOST", proxy.host());
  }

  private static Duration never(Path folder) throws IOException {
    try (EngineProxy proxy = proxy(folder)) {
      proxy.fallSilent();
      Step step =
          bound(new DockerExecStepType(), Map.of("container", "none", "script", "sleep 60"));
      return Hang.over(step, folder, by(proxy));
    }
  }

  private static Duration command(Path folder) throws IOException {
    try (ScratchContainer scratch = ScratchContainer.idle()) {
      Map<String, Object> with =
          Map.of("container", scratch.name(), "script", "touch /begun; sleep 60");
      return onceBegun(folder, bound(new DockerExecStepType(), with), scratch);
    }
  }

  private static Duration restart(Path folder) throws IOException {
    String deaf = "trap 'touch /begun' TERM; while :; do sleep 0.1; done";
    try (ScratchContainer scratch = ScratchContainer.running(List.of(), "sh", "-c", deaf)) {
      Map<String, Object> with = Map.of("containers", List.of(scratch.name()));
      return onceBegun(folder, bound(new DockerRestartStepType(), with), scratch);
    }
  }

  private static Duration onceBegun(Path folder, Step step, ScratchContainer scratch)
      throws IOException {
    try (EngineProxy proxy = proxy(folder)) {
      Thread.ofVirtual()
          .start(
              () -> {
                scratch.sh("until [ -e /begun ]; do sleep 0.02; done");
                proxy.fallSilent();
              });
      return Hang.overLonger(step, folder, by(proxy));
    }
  }

  private static Duration copy(Path folder) throws IOException {
    Files.write(folder.resolve("large"), new byte[1 << 20]);
    try (ScratchContainer scratch = ScratchContainer.idle();
        EngineProxy proxy = proxy(folder)) {
      Map<String, Object> with =
          Map.of("container", scratch.name(), "from", Map.of("host", "large"), "to", "/large");
      proxy.fallSilentAfter(1 << 19);
      return Hang.overLonger(bound(new DockerCopyStepType(), with), folder, by(proxy));
    }
  }
}
