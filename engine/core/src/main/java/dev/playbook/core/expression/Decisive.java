package dev.playbook.core.expression;

import dev.playbook.core.expression.syntax.Extent;
import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.syntax.Operator;
import dev.playbook.core.expression.value.NoValue;
import dev.playbook.core.expression.value.Shown;
import java.util.ArrayList;
import java.util.List;

/** The parts of an expression whose values decided it, in the order of the text. */
final class Decisive {
  private final Evaluator evaluator;
  private final List<Part> parts = new ArrayList<>();

  private Decisive(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * One part.
   *
   * @param value one short line; without a value the reason why there is none
   */
  record Part(Extent extent, String value, boolean hasValue) {}

  static List<Part> of(String text, Node root, Scope scope) {
    Decisive decisive = new Decisive(new Evaluator(text, scope));
    decisive.look(root);
    return List.copyOf(decisive.parts);
  }

  private void look(Node node) {
    switch (node) {
      case Node.Infix(Operator operator, Node left, Node right, _)
          when operator == Operator.AND || operator == Operator.OR ->
          junction(operator == Operator.AND, left, right);
      case Node.Prefix(_, Node operand, _) -> look(operand);
      case Node.Infix infix -> {
        add(infix.left());
        add(infix.right());
      }
      case Node.Call call -> call.arguments().forEach(this::add);
      case Node.Each each -> add(each.range());
      case Node.Has has -> add(has.field());
      case Node.Choice choice -> {
        look(choice.condition());
        add(choice);
      }
      case Node.Name _, Node.Field _, Node.Index _, Node.Items _, Node.Entries _ -> add(node);
      case Node.Literal _ -> {}
    }
  }

  /** Of two conditions only the one that decided is interesting, if one did. */
  private void junction(boolean and, Node left, Node right) {
    boolean leftDecided = isTruth(left, !and);
    boolean rightDecided = isTruth(right, !and);
    if (leftDecided || !rightDecided) {
      look(left);
    }
    if (rightDecided || !leftDecided) {
      look(right);
    }
  }

  private boolean isTruth(Node node, boolean wanted) {
    try {
      return evaluator.truth(node) == wanted;
    } catch (NoValue _) {
      return false;
    }
  }

  private void add(Node node) {
    if (node instanceof Node.Literal || isListOfLiterals(node)) {
      return;
    }
    try {
      parts.add(new Part(node.extent(), Shown.of(evaluator.value(node)), true));
    } catch (NoValue none) {
      String why = none.notYet() ? "known after " + none.words() : "no value";
      parts.add(new Part(node.extent(), why, false));
    }
  }

  private static boolean isListOfLiterals(Node node) {
    return node instanceof Node.Items(List<Node> items, _)
        && items.stream().allMatch(Node.Literal.class::isInstance);
  }
}
