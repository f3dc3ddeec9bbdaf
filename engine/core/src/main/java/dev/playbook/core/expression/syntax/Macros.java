package dev.playbook.core.expression.syntax;

import java.util.List;
import java.util.Optional;

/** Tells CEL's macros from calls of functions. */
record Macros(Extent name, Extent extent) {

  Node expand(String function, boolean method, List<Node> arguments) {
    if (function.equals("has") && !method) {
      return has(arguments);
    }
    Optional<Quantifier> quantifier = method ? Quantifier.of(function) : Optional.empty();
    return quantifier
        .map(asked -> each(asked, arguments))
        .orElseGet(() -> new Node.Call(function, method, arguments, name, extent));
  }

  private Node has(List<Node> arguments) {
    if (arguments.size() == 1 && arguments.getFirst() instanceof Node.Field field) {
      return new Node.Has(field, extent);
    }
    throw new SyntaxFault(extent, "`has` asks for a field", "write for example `has(result.json)`");
  }

  private Node each(Quantifier quantifier, List<Node> arguments) {
    if (arguments.size() == 3 && arguments.get(1) instanceof Node.Name variable) {
      return new Node.Each(
          quantifier, arguments.getFirst(), variable.name(), arguments.get(2), extent);
    }
    if (quantifier == Quantifier.MAP
        && arguments.size() == 4
        && arguments.get(1) instanceof Node.Name variable) {
      Node kept =
          new Node.Each(
              Quantifier.FILTER, arguments.getFirst(), variable.name(), arguments.get(2), extent);
      return new Node.Each(quantifier, kept, variable.name(), arguments.get(3), extent);
    }
    throw new SyntaxFault(
        extent,
        "this needs a name for the element and what is asked of it",
        "write for example `result.rows.all(row, row.n > 0)`");
  }
}
