package dev.playbook.core.expression;

import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.syntax.Operator;
import dev.playbook.core.expression.value.Arithmetic;
import dev.playbook.core.expression.value.Function;
import dev.playbook.core.expression.value.Functions;
import dev.playbook.core.expression.value.Kinds;
import dev.playbook.core.expression.value.NoValue;
import dev.playbook.core.expression.value.Values;
import dev.playbook.spi.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the value of an expression; throws {@link NoValue} when there is none. */
final class Evaluator {
  /** Quantifiers in quantifiers multiply: about a second of work. */
  private static final int MOST_STEPS = 2_000_000;

  private final String text;
  private final Map<String, @Nullable Object> names;
  private final int[] steps;

  Evaluator(String text, Scope scope) {
    this(text, new HashMap<>(scope.values()), new int[1]);
  }

  private Evaluator(String text, Map<String, @Nullable Object> names, int[] steps) {
    this.text = text;
    this.names = names;
    this.steps = steps;
  }

  @Nullable Object value(Node node) {
    if (++steps[0] > MOST_STEPS) {
      throw NoValue.because("the expression takes too long");
    }
    return switch (node) {
      case Node.Literal(Object value, _) -> value;
      case Node.Name name -> named(name);
      case Node.Field field -> field(field);
      case Node.Index index -> index(index);
      case Node.Prefix prefix -> prefix(prefix);
      case Node.Infix infix -> infix(infix);
      case Node.Choice(Node condition, Node yes, Node no, _) -> value(truth(condition) ? yes : no);
      case Node.Items items -> items(items);
      case Node.Entries entries -> entries(entries);
      case Node.Has has -> has(has);
      case Node.Each each -> new Elements(this, each).value();
      case Node.Call call -> call(call);
    };
  }

  /** Returns the same expression seen with one name more. */
  Evaluator with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new HashMap<>(names);
    more.put(name, value);
    return new Evaluator(text, more, steps);
  }

  boolean truth(Node node) {
    Object value = value(node);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw NoValue.because(
        written(node) + " is " + Kinds.describe(value) + " and not true or false");
  }

  String written(Node node) {
    return "`" + node.extent().of(text).strip() + "`";
  }

  private @Nullable Object named(Node.Name node) {
    if (!names.containsKey(node.name())) {
      throw NoValue.because("there is no `" + node.name() + "`");
    }
    return Values.known(names.get(node.name()));
  }

  private @Nullable Object field(Node.Field field) {
    return member(field.operand(), value(field.operand()), field.name());
  }

  private @Nullable Object member(Node operand, @Nullable Object holder, String name) {
    if (!(holder instanceof Map<?, ?> map)) {
      throw NoValue.because(
          written(operand) + " is " + Kinds.describe(holder) + " and has no `" + name + "`");
    }
    if (!map.containsKey(name)) {
      throw NoValue.because(written(operand) + " has no `" + name + "`");
    }
    return Values.known(map.get(name));
  }

  private @Nullable Object index(Node.Index node) {
    Object holder = value(node.operand());
    Object index = value(node.index());
    if (holder instanceof Map && index instanceof String name) {
      return member(node.operand(), holder, name);
    }
    if (holder instanceof List<?> list && index instanceof Long at) {
      return element(node.operand(), list, at);
    }
    throw NoValue.because(
        written(node.operand())
            + " is "
            + Kinds.describe(holder)
            + ": it has no element `"
            + node.index().extent().of(text)
            + "`");
  }

  private @Nullable Object element(Node operand, List<?> list, long at) {
    if (at >= 0 && at < list.size()) {
      return Values.known(list.get((int) at));
    }
    String held = list.isEmpty() ? " is empty" : " has only " + list.size();
    throw NoValue.because(written(operand) + held + ": there is no [" + at + "]");
  }

  private Object prefix(Node.Prefix node) {
    return node.operator() == Operator.NOT
        ? !truth(node.operand())
        : explained(node, () -> Arithmetic.negated(value(node.operand())));
  }

  private @Nullable Object infix(Node.Infix node) {
    return switch (node.operator()) {
      case AND -> !eitherIs(false, node);
      case OR -> eitherIs(true, node);
      case EQUAL -> equal(node);
      case NOT_EQUAL -> !equal(node);
      case LESS -> order(node) < 0;
      case LESS_OR_EQUAL -> order(node) <= 0;
      case GREATER -> order(node) > 0;
      case GREATER_OR_EQUAL -> order(node) >= 0;
      case IN -> in(node);
      case PLUS, MINUS, TIMES, DIVIDED_BY, MODULO, NOT, NEGATED -> calculated(node);
    };
  }

  /** One side can decide alone, even when the other side has no value: so says CEL. */
  private boolean eitherIs(boolean decisive, Node.Infix node) {
    try {
      if (truth(node.left()) == decisive) {
        return true;
      }
    } catch (NoValue left) {
      return rightDecides(decisive, node.right(), left);
    }
    return truth(node.right()) == decisive;
  }

  private boolean rightDecides(boolean decisive, Node right, NoValue left) {
    try {
      if (truth(right) == decisive) {
        return true;
      }
    } catch (NoValue none) {
      throw none.notYet() && !left.notYet() ? none : left;
    }
    throw left;
  }

  private boolean equal(Node.Infix node) {
    Object left = value(node.left());
    Object right = value(node.right());
    return explained(node, () -> Values.equal(left, right));
  }

  private int order(Node.Infix node) {
    Object left = value(node.left());
    Object right = value(node.right());
    return explained(node, () -> Values.compare(left, right));
  }

  private boolean in(Node.Infix node) {
    Object element = value(node.left());
    Object holder = value(node.right());
    return switch (holder) {
      case List<?> list -> explained(node, () -> contains(list, element));
      case Map<?, ?> map -> element != null && map.containsKey(element);
      case null, default ->
          throw NoValue.because(
              written(node.right()) + " is " + Kinds.describe(holder) + " and holds nothing");
    };
  }

  private static boolean contains(List<?> list, @Nullable Object element) {
    NoValue doubt = null;
    for (Object own : list) {
      try {
        if (Values.equal(own, element)) {
          return true;
        }
      } catch (NoValue none) {
        doubt = none;
      }
    }
    if (doubt != null) {
      throw doubt;
    }
    return false;
  }

  private Object calculated(Node.Infix node) {
    Object left = value(node.left());
    Object right = value(node.right());
    return explained(node, () -> Arithmetic.of(node.operator(), left, right));
  }

  private List<@Nullable Object> items(Node.Items node) {
    List<@Nullable Object> items = new ArrayList<>();
    for (Node item : node.items()) {
      items.add(value(item));
    }
    return items;
  }

  private Map<String, @Nullable Object> entries(Node.Entries node) {
    Map<String, @Nullable Object> entries = new java.util.LinkedHashMap<>();
    for (int index = 0; index < node.keys().size(); index++) {
      Node key = node.keys().get(index);
      if (!(value(key) instanceof String name)) {
        throw NoValue.because("the key " + written(key) + " is not text");
      }
      entries.put(name, value(node.values().get(index)));
    }
    return entries;
  }

  private boolean has(Node.Has node) {
    Object holder = value(node.field().operand());
    if (holder instanceof Map<?, ?> map) {
      Values.known(map.get(node.field().name()));
      return map.containsKey(node.field().name());
    }
    throw NoValue.because(
        written(node.field().operand()) + " is " + Kinds.describe(holder) + " and has no fields");
  }

  private Object call(Node.Call node) {
    List<Object> arguments = new ArrayList<>();
    List<ValueType> kinds = new ArrayList<>();
    for (Node argument : node.arguments()) {
      Object value = value(argument);
      if (value == null || value instanceof Secret) {
        throw NoValue.because(
            "`%s` cannot work on %s: %s"
                .formatted(node.function(), Kinds.describe(value), written(argument)));
      }
      arguments.add(value);
      kinds.add(Kinds.of(value));
    }
    return explained(node, () -> function(node, kinds).body().apply(arguments));
  }

  private static Function function(Node.Call node, List<ValueType> kinds) {
    return Functions.named(node.function(), node.method()).stream()
        .filter(candidate -> candidate.accepts(kinds))
        .findFirst()
        .orElseThrow(
            () ->
                NoValue.because(
                    "`%s` cannot work on %s"
                        .formatted(
                            node.function(),
                            String.join(
                                " and ", kinds.stream().map(Kinds::withArticle).toList()))));
  }

  private <T> T explained(Node node, java.util.function.Supplier<T> calculation) {
    try {
      return calculation.get();
    } catch (NoValue none) {
      throw none.notYet() ? none : NoValue.because(written(node) + ": " + none.words());
    }
  }
}
