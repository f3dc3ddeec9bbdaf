package dev.playbook.steps.docker.kill;

import dev.playbook.spi.Step;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps of the type {@code docker.kill-process} as playbooks write them. */
final class KillSteps {
  /** Ends what is called {@code sleep 1111}. */
  static final Map<String, Object> WORKER =
      Map.of("match", Map.of("program", "sleep", "args", List.of("1111")));

  /** Ends what was started as {@link #DEAF}. */
  static final Map<String, Object> STUBBORN = Map.of("match", Map.of("pattern", "#stubborn"));

  /** A script that does not end when it is told to. */
  static final String DEAF = "trap '' TERM; while :; do sleep 0.2; done #stubborn";

  private KillSteps() {}

  /** Returns what is written with one key more. */
  static Map<String, Object> with(Map<String, Object> with, String key, Object value) {
    Map<String, Object> all = new HashMap<>(with);
    all.put(key, value);
    return all;
  }

  static Step step(ScratchContainer scratch, Map<String, Object> with) {
    return bind(List.of(scratch.name()), with);
  }

  static Step bind(List<String> containers, Map<String, Object> with) {
    Map<String, Object> all = new HashMap<>(Map.of("watch", Duration.ofMillis(300)));
    all.putAll(with);
    all.put("containers", containers);
    return new DockerKillProcessStepType().bind(FakeInputs.of(all));
  }
}
