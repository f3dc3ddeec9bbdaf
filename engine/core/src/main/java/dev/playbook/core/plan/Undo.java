package dev.playbook.core.plan;

import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.WayBack;
import dev.playbook.spi.Preview;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the playbook says about undoing a step.
 *
 * @param way the way back
 * @param holder the path of the step or group that says it
 */
public record Undo(WayBack way, String holder) {
  /**
   * Returns the way back in words.
   *
   * @param undo what the playbook says, when it says something
   * @param preview what the step type says
   */
  public static String words(Optional<Undo> undo, Preview preview) {
    return undo.flatMap(Undo::written)
        .orElseGet(
            () -> preview.wayBack().map("kept for undo: "::concat).orElse("no way back is kept"));
  }

  private Optional<String> written() {
    return switch (way) {
      case WayBack.ByType _ -> Optional.empty();
      case WayBack.BySteps(List<StepNode.Task> steps) ->
          Optional.of(
              "undo of `%s`: %s step%s: %s"
                  .formatted(
                      holder,
                      steps.size(),
                      steps.size() == 1 ? "" : "s",
                      steps.stream().map(StepNode.Task::id).collect(Collectors.joining(", "))));
      case WayBack.Never(String because) -> Optional.of("cannot be undone: " + because);
    };
  }
}
