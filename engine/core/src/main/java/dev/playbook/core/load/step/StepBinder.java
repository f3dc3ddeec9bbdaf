package dev.playbook.core.load.step;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import dev.playbook.spi.InputException;
import dev.playbook.spi.StepType;

/** Gives activities their values. */
public final class StepBinder {
  private final StepCatalog catalog;

  /** Makes a binder for the types of a catalogue. */
  public StepBinder(StepCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Renders the templates of an activity over what is known now, and makes its step. Links no
   * client library and looks at nothing.
   *
   * @param activity of a checked playbook, so that its type is known
   */
  public Binding bind(Activity activity, Scope scope, Target target) {
    StepType type = catalog.type(activity.type()).orElseThrow();
    StepSchema schema = catalog.schema(activity.type()).orElseThrow();
    Rendering rendering = new Rendering(scope);
    Values.Block values = rendering.block(activity.with(), schema.with());
    if (rendering.fault().isPresent()) {
      return new Binding.Faulty(rendering.fault().get());
    }
    if (rendering.waitsFor().isPresent()) {
      return new Binding.Waiting(rendering.waitsFor().get());
    }
    try {
      return new Binding.Bound(type.bind(new BoundInputs(values, target)));
    } catch (InputException fault) {
      return new Binding.Faulty(diagnostic(activity, fault));
    }
  }

  /** Returns whether all that an activity does is ask a person. */
  public boolean asks(Activity activity) {
    return catalog.schema(activity.type()).orElseThrow().asks();
  }

  private static Diagnostic diagnostic(Activity activity, InputException fault) {
    Span span =
        activity.with().entry(fault.key()).map(StepBinder::place).orElse(activity.typeSpan());
    return Rule.STEP_VALUES.error(span, fault.getMessage()).hint(fault.hint());
  }

  /** A scalar is shown itself; of a block or list only the key. */
  private static Span place(YamlTree.Entry entry) {
    return entry.value() instanceof YamlTree.Scalar scalar ? scalar.span() : entry.key().span();
  }
}
