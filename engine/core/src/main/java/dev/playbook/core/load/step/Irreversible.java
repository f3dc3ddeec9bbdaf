package dev.playbook.core.load.step;

import dev.playbook.core.model.Activity;
import dev.playbook.core.model.WayBack;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import java.util.Optional;

/** Finds steps that lose something for good, where the playbook does not say that this is meant. */
public final class Irreversible {
  private Irreversible() {}

  /**
   * Returns what is wrong with the way back of a step.
   *
   * @param undo what the playbook says about undoing it
   */
  public static Optional<Diagnostic> fault(Activity activity, Optional<WayBack> undo, Step step) {
    Preview preview = step.preview();
    if (preview.wayBack().isPresent()) {
      return Optional.empty();
    }
    return switch (undo.orElse(null)) {
      case WayBack.BySteps _, WayBack.Never _ -> Optional.empty();
      case WayBack.ByType _ ->
          fault(
              activity,
              "`undo: auto` needs a step that keeps something, and this one keeps nothing");
      case null ->
          activity.risk().orElse(preview.risk()) == Risk.DESTROY
              ? fault(activity, "this step destroys, and there is no way back")
              : Optional.empty();
    };
  }

  /**
   * Returns what is wrong with a step whose failure begins an undo: what it has done of its work
   * until then keeps everything below it from being undone.
   *
   * @param undo what the playbook says about undoing it
   */
  public static Optional<Diagnostic> obstacle(
      Activity activity, Optional<WayBack> undo, Step step) {
    Preview preview = step.preview();
    boolean stuck =
        preview.wayBack().isEmpty()
            && undo.flatMap(WayBack::inherited).isEmpty()
            && activity.risk().orElse(preview.risk()) != Risk.READ;
    return stuck
        ? Optional.of(
            Rule.UNDO_WITHOUT_WAY
                .warning(
                    activity.typeSpan(),
                    "when this step fails, nothing is undone: it has no way back itself")
                .hint(
                    "write the steps that undo it under `undo`, `undo: none` with `because`,"
                        + " or `risk: read` if it only looks"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> fault(Activity activity, String message) {
    return Optional.of(
        Rule.NO_WAY_BACK
            .error(activity.typeSpan(), message)
            .hint("write the steps that undo it under `undo`, or `undo: none` with `because`"));
  }
}
