package dev.playbook.core.expression.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of an expression. */
public sealed interface Node {

  /** Returns where it stands, with the parentheses around it. */
  Extent extent();

  /** Returns the same piece with another place: where it stands between parentheses. */
  Node within(Extent wider);

  /**
   * A value that is written out.
   *
   * @param value a String, Long, Double, Boolean, {@link java.time.Duration} or null
   */
  record Literal(@Nullable Object value, Extent extent) implements Node {
    @Override
    public Node within(Extent wider) {
      return new Literal(value, wider);
    }
  }

  /** A name that stands for a value. */
  record Name(String name, Extent extent) implements Node {
    @Override
    public Node within(Extent wider) {
      return new Name(name, wider);
    }
  }

  /** {@code operand.name}. */
  record Field(Node operand, String name, Extent nameExtent, Extent extent) implements Node {
    @Override
    public Node within(Extent wider) {
      return new Field(operand, name, nameExtent, wider);
    }
  }

  /** {@code operand[index]}. */
  record Index(Node operand, Node index, Extent extent) implements Node {
    @Override
    public Node within(Extent wider) {
      return new Index(operand, index, wider);
    }
  }

  /** {@code !operand} or {@code -operand}. */
  record Prefix(Operator operator, Node operand, Extent extent) implements Node {
    @Override
    public Node within(Extent wider) {
      return new Prefix(operator, operand, wider);
    }
  }

  /** {@code left operator right}. */
  record Infix(Operator operator, Node left, Node right, Extent extent) implements Node {
    @Override
    public Node within(Extent wider) {
      return new Infix(operator, left, right, wider);
    }
  }

  /** {@code condition ? yes : no}. */
  record Choice(Node condition, Node yes, Node no, Extent extent) implements Node {
    @Override
    public Node within(Extent wider) {
      return new Choice(condition, yes, no, wider);
    }
  }

  /** {@code [a, b]}. */
  record Items(List<Node> items, Extent extent) implements Node {
    /** Copies the items. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Node within(Extent wider) {
      return new Items(items, wider);
    }
  }

  /** <code>{key: value}</code>. */
  record Entries(List<Node> keys, List<Node> values, Extent extent) implements Node {
    /** Copies both sides. */
    public Entries {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }

    @Override
    public Node within(Extent wider) {
      return new Entries(keys, values, wider);
    }
  }

  /** {@code has(operand.name)}. */
  record Has(Field field, Extent extent) implements Node {
    @Override
    public Node within(Extent wider) {
      return new Has(field, wider);
    }
  }

  /** {@code range.all(variable, body)} and its like. */
  record Each(Quantifier quantifier, Node range, String variable, Node body, Extent extent)
      implements Node {
    @Override
    public Node within(Extent wider) {
      return new Each(quantifier, range, variable, body, wider);
    }
  }

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

    @Override
    public Node within(Extent wider) {
      return new Call(function, method, arguments, nameExtent, wider);
    }
  }
}
