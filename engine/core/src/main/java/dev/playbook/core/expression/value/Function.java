package dev.playbook.core.expression.value;

import dev.playbook.core.expression.ValueType;
import java.util.List;

/**
 * A function of expressions for one list of kinds.
 *
 * @param method whether it is written after its first argument: {@code text.trim()}
 * @param parameters kinds of the arguments, the one before the dot included
 */
public record Function(
    String name, boolean method, List<ValueType> parameters, ValueType result, Body body) {

  /** What a function does; its arguments have the declared kinds. */
  @FunctionalInterface
  public interface Body {
    Object apply(List<Object> arguments);
  }

  public boolean accepts(List<ValueType> arguments) {
    if (arguments.size() != parameters.size()) {
      return false;
    }
    for (int index = 0; index < arguments.size(); index++) {
      if (!Kinds.fits(arguments.get(index), parameters.get(index))) {
        return false;
      }
    }
    return true;
  }
}
