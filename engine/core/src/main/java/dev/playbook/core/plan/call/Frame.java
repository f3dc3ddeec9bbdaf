package dev.playbook.core.plan.call;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.source.Diagnostic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The playbook that an activity belongs to: the run's own, or one that is called. Decides which of
 * all names of a run the activity sees.
 *
 * <p>The whole of a run has {@code steps} by an id that is unique in the run: the id in the
 * playbook, after the ids of the calls around it and a slash each.
 */
public sealed interface Frame {
  /** The run's own playbook. */
  Frame WHOLE = new Whole();

  /** Returns what stands before the ids of its steps: empty, or {@code call/}. */
  String prefix();

  /** Returns what its activities see of the whole. */
  Scope within(Scope whole);

  /** Returns why its activities cannot be told what they see; what is not yet known is no fault. */
  Optional<Diagnostic> fault(Scope whole);

  /** Returns whether what it sees may depend on steps that run before it. */
  boolean dependsOnSteps();

  /** The run's own playbook. */
  record Whole() implements Frame {
    @Override
    public String prefix() {
      return "";
    }

    @Override
    public Scope within(Scope whole) {
      return Frame.with(whole, Map.of("steps", LocalSteps.of(whole, prefix())));
    }

    @Override
    public Optional<Diagnostic> fault(Scope whole) {
      return Optional.empty();
    }

    @Override
    public boolean dependsOnSteps() {
      return false;
    }
  }

  /**
   * A playbook that is called.
   *
   * @param caller where the call stands
   */
  record Called(Frame caller, StepNode.Call call) implements Frame {
    @Override
    public String prefix() {
      return caller.prefix() + call.id() + "/";
    }

    @Override
    public Scope within(Scope whole) {
      CallNames names = names(whole);
      return Frame.with(
          whole,
          Map.of(
              "inputs", names.inputs(),
              "vars", names.vars(),
              "steps", LocalSteps.of(whole, prefix())));
    }

    @Override
    public Optional<Diagnostic> fault(Scope whole) {
      return caller.fault(whole).or(() -> names(whole).fault());
    }

    @Override
    public boolean dependsOnSteps() {
      return caller.dependsOnSteps() || CallNames.dependOnSteps(call);
    }

    private CallNames names(Scope whole) {
      return CallNames.of(call, caller.within(whole));
    }
  }

  private static Scope with(Scope whole, Map<String, Object> own) {
    Map<String, Object> values = new LinkedHashMap<>(whole.values());
    values.putAll(own);
    return new Scope(values);
  }
}
