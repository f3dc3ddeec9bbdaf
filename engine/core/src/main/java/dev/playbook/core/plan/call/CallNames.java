package dev.playbook.core.plan.call;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.Expressions.Evaluation;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.input.CallValue;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inputs and variables of a called playbook.
 *
 * @param fault why one of them has no value
 */
record CallNames(
    Map<String, @Nullable Object> inputs,
    Map<String, @Nullable Object> vars,
    Optional<Diagnostic> fault) {

  static CallNames of(StepNode.Call call, Scope caller) {
    Making making = new Making(call, caller);
    making.inputs();
    making.vars();
    return new CallNames(making.inputs, making.vars, Optional.ofNullable(making.fault));
  }

  static boolean dependOnSteps(StepNode.Call call) {
    return call.inputs().values().stream()
        .map(YamlTree.Scalar::text)
        .flatMap(text -> Template.names(text).stream())
        .anyMatch(name -> name.startsWith("steps"));
  }

  private static final class Making {
    private final StepNode.Call call;
    private final Scope caller;
    private final Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> vars = new LinkedHashMap<>();
    private @Nullable Diagnostic fault;

    Making(StepNode.Call call, Scope caller) {
      this.call = call;
      this.caller = caller;
    }

    void inputs() {
      for (InputDefinition input : call.playbook().inputs()) {
        YamlTree.Scalar given = call.inputs().get(input.name());
        if (given == null) {
          input.fallback().ifPresent(value -> inputs.put(input.name(), value));
          continue;
        }
        switch (new CallValue(input, given).in(caller)) {
          case CallValue.Outcome.Known(Object value) -> inputs.put(input.name(), value);
          case CallValue.Outcome.Faulty(Diagnostic diagnostic) -> note(diagnostic);
        }
      }
    }

    /** Each variable may use those above it. */
    void vars() {
      Map<String, Object> names = new LinkedHashMap<>(caller.values());
      names.put("inputs", inputs);
      names.put("vars", vars);
      names.put("steps", Map.of());
      Scope own = new Scope(names);
      call.playbook()
          .vars()
          .forEach(
              (name, expression) -> {
                switch (Expressions.evaluate(expression, own)) {
                  case Evaluation.Value(Object value) -> vars.put(name, value);
                  case Evaluation.NotYet(String step) -> vars.put(name, new Scope.NotYet(step));
                  case Evaluation.Failed(String message) ->
                      note(
                          Rule.CALL_INPUT.error(
                              expression.span(),
                              "variable `%s` cannot be computed: %s".formatted(name, message)));
                }
              });
    }

    private void note(Diagnostic diagnostic) {
      if (fault == null) {
        fault = diagnostic;
      }
    }
  }
}
