package dev.playbook.steps.hang;

import dev.playbook.spi.Step;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.git.GitRestoreStepType;
import dev.playbook.steps.git.ScratchRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What Git waits for. */
final class GitHangs {
  private GitHangs() {}

  static List<Hang> all() {
    return List.of(new Hang("git waits for a filter", GitHangs::filter));
  }

  private static Duration filter(Path folder) throws Exception {
    ScratchRepository scratch = ScratchRepository.init(folder.resolve("repository"));
    scratch.commit("x", Map.of("file", "good\n", ".gitattributes", "file filter=slow\n"));
    scratch.git("config", "filter.slow.smudge", "sleep 600; cat");
    scratch.write("file", "bad\n");
    Map<String, Object> with = Map.of("ref", "HEAD", "paths", List.of("file"), "dirty", "keep");
    Step step = new GitRestoreStepType().bind(FakeInputs.of(with));
    return Hang.overLonger(step, scratch.top(), Map.of());
  }
}
