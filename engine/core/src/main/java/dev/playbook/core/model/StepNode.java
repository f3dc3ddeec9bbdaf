package dev.playbook.core.model;

import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of {@code steps:}. */
public sealed interface StepNode {

  /** Returns the id, unique in the playbook. */
  String id();

  /**
   * One step.
   *
   * @param name what people read; the id when none is written
   * @param when runs only if this holds
   * @param onFailure what follows a failure; empty for what the group or the playbook says
   * @param inspect a look; when what it expects holds, there is nothing to do
   * @param undo the way back; empty for what the group says, else by the type
   * @param estimate how long it usually takes
   * @param idempotent whether it may be repeated when nobody knows how it ended
   */
  record Task(
      String id,
      String name,
      Activity activity,
      Optional<Expression> when,
      Optional<FailurePolicy> onFailure,
      Optional<Activity> inspect,
      Optional<WayBack> undo,
      Optional<Duration> estimate,
      boolean idempotent,
      Span span)
      implements StepNode {}

  /**
   * Several steps that share a condition, a failure policy and a way back.
   *
   * @param parallel whether the elements run at once; steps of a group inside run in order
   * @param undo the way back; steps here take the whole group back
   */
  record Group(
      String id,
      String name,
      List<StepNode> steps,
      Optional<Expression> when,
      Optional<FailurePolicy> onFailure,
      boolean parallel,
      Optional<WayBack> undo,
      Span span)
      implements StepNode {
    /** Copies the steps. */
    public Group {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Another playbook as one step; its steps stand in the plan in place of the call.
   *
   * @param playbook what is called: its inputs, variables, preconditions, steps and {@code finally}
   *     count, and nothing else of it
   * @param inputs the values for its inputs by name, templates not rendered yet
   * @param span where the playbook is named
   */
  record Call(
      String id,
      String name,
      Playbook playbook,
      Map<String, YamlTree.Scalar> inputs,
      Optional<Expression> when,
      Span span)
      implements StepNode {
    /** Copies the inputs. */
    public Call {
      inputs = Map.copyOf(inputs);
    }
  }
}
