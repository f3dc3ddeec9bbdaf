package dev.playbook.core.expression.syntax;

import java.util.stream.Stream;

/** Finds the names that a piece of an expression speaks of. */
public record Mentions(String name) {

  /** Returns whether the piece speaks of the name itself, not of a variable that is called so. */
  public boolean in(Node node) {
    return switch (node) {
      case Node.Literal _ -> false;
      case Node.Name(String written, _) -> written.equals(name);
      case Node.Field(Node operand, _, _, _) -> in(operand);
      case Node.Index(Node operand, Node index, _) -> in(operand) || in(index);
      case Node.Prefix(_, Node operand, _) -> in(operand);
      case Node.Infix(_, Node left, Node right, _) -> in(left) || in(right);
      case Node.Choice(Node condition, Node yes, Node no, _) -> in(condition) || in(yes) || in(no);
      case Node.Items(var items, _) -> items.stream().anyMatch(this::in);
      case Node.Entries(var keys, var values, _) ->
          Stream.concat(keys.stream(), values.stream()).anyMatch(this::in);
      case Node.Has(Node.Field field, _) -> in(field);
      case Node.Each(_, Node range, String variable, Node body, _) ->
          in(range) || (!variable.equals(name) && in(body));
      case Node.Call(_, _, var arguments, _, _) -> arguments.stream().anyMatch(this::in);
    };
  }
}
