package dev.playbook.core.expression.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of an expression. */
public sealed interface Node {

  /** Returns where it stands, with the parentheses around it. */
  Extent extent();

  /**
   * A value that is written out.
   *
   * @param value a String, Long, Double, Boolean, {@link java.time.Duration} or null
   */
  record Literal(@Nullable Object value, Extent extent) implements Node {}

  /** A name that stands for a value. */
  record Name(String name, Extent extent) implements Node {}

  /** {@code operand.name}. */
  record Field(Node operand, String name, Extent nameExtent, Extent extent) implements Node {}

  /** {@code operand[index]}. */
  record Index(Node operand, Node index, Extent extent) implements Node {}

  /** {@code !operand} or {@code -operand}. */
  record Prefix(Operator operator, Node operand, Extent extent) implements Node {}

  /** {@code left operator right}. */
  record Infix(Operator operator, Node left, Node right, Extent extent) implements Node {}

  /** {@code condition ? yes : no}. */
  record Choice(Node condition, Node yes, Node no, Extent extent) implements Node {}

  /** {@code [a, b]}. */
  record Items(List<Node> items, Extent extent) implements Node {
    /** Copies the items. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /** <code>{key: value}</code>. */
  record Entries(List<Node> keys, List<Node> values, Extent extent) implements Node {
    /** Copies both sides. */
    public Entries {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /** {@code has(operand.name)}. */
  record Has(Field field, Extent extent) implements Node {}

  /** {@code range.all(variable, body)} and its like. */
  record Each(Quantifier quantifier, Node range, String variable, Node body, Extent extent)
      implements Node {}

  /**
   * {@code function(a, b)} or {@code a.function(b)}.
   *
   * @param method whether the first argument stands before the name
   */
  record Call(
      String function, boolean method, List<Node> arguments, Extent nameExtent, Extent extent)
      implements Node {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }
}
