package dev.playbook.core.expression;

import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.value.Kinds;
import dev.playbook.core.expression.value.NoValue;
import dev.playbook.core.expression.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates what is asked of every element of a list, or of every key of a block. */
final class Elements {
  private final Evaluator evaluator;
  private final Node.Each each;

  Elements(Evaluator evaluator, Node.Each each) {
    this.evaluator = evaluator;
    this.each = each;
  }

  Object value() {
    Collection<?> elements = elements();
    return switch (each.quantifier()) {
      case ALL -> !anyIs(false, elements);
      case EXISTS -> anyIs(true, elements);
      case EXISTS_ONE -> elements.stream().filter(this::holdsFor).count() == 1;
      case FILTER -> filtered(elements);
      case MAP -> mapped(elements);
    };
  }

  private Collection<?> elements() {
    Object range = evaluator.value(each.range());
    return switch (range) {
      case List<?> list -> list;
      case Map<?, ?> map -> map.keySet();
      case null, default ->
          throw NoValue.because(
              evaluator.written(each.range())
                  + " is "
                  + Kinds.describe(range)
                  + " and has no elements");
    };
  }

  /** As with {@code &&} and {@code ||}, one element can decide in spite of others without value. */
  private boolean anyIs(boolean decisive, Collection<?> elements) {
    NoValue doubt = null;
    for (Object element : elements) {
      try {
        if (holdsFor(element) == decisive) {
          return true;
        }
      } catch (NoValue none) {
        doubt = doubt == null || (none.notYet() && !doubt.notYet()) ? none : doubt;
      }
    }
    if (doubt != null) {
      throw doubt;
    }
    return false;
  }

  private List<@Nullable Object> filtered(Collection<?> elements) {
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object element : elements) {
      if (holdsFor(element)) {
        kept.add(element);
      }
    }
    return kept;
  }

  private List<@Nullable Object> mapped(Collection<?> elements) {
    List<@Nullable Object> results = new ArrayList<>();
    for (Object element : elements) {
      results.add(seeing(element).value(each.body()));
    }
    return results;
  }

  private boolean holdsFor(@Nullable Object element) {
    return seeing(element).truth(each.body());
  }

  private Evaluator seeing(@Nullable Object element) {
    return evaluator.with(each.variable(), Values.known(element));
  }
}
