package dev.playbook.core.expression;

import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.syntax.Operator;
import dev.playbook.core.expression.value.NoValue;
import dev.playbook.core.expression.value.Shown;
import java.util.ArrayList;
import java.util.List;

/** Writes the values that decided an expression under its text. */
final class Explanation {
  private final String text;
  private final Evaluator evaluator;
  private final List<StringBuilder> lines = new ArrayList<>();

  Explanation(String text, Scope scope) {
    this.text = text;
    this.evaluator = new Evaluator(text, scope);
  }

  String of(Node root) {
    lines.add(new StringBuilder(text.replace('\n', ' ').stripTrailing()));
    decisive(root);
    return String.join("\n", lines.stream().map(line -> line.toString().stripTrailing()).toList());
  }

  private void decisive(Node node) {
    switch (node) {
      case Node.Infix(Operator operator, Node left, Node right, _)
          when operator == Operator.AND || operator == Operator.OR -> {
        junction(operator == Operator.AND, left, right);
      }
      case Node.Prefix(_, Node operand, _) -> decisive(operand);
      case Node.Infix infix -> {
        show(infix.left());
        show(infix.right());
      }
      case Node.Call call -> call.arguments().forEach(this::show);
      case Node.Each each -> show(each.range());
      case Node.Has has -> show(has.field());
      case Node.Choice choice -> {
        decisive(choice.condition());
        show(choice);
      }
      case Node.Name _, Node.Field _, Node.Index _, Node.Items _, Node.Entries _ -> show(node);
      case Node.Literal _ -> {}
    }
  }

  /** Of two conditions only the one that decided is interesting, if one did. */
  private void junction(boolean and, Node left, Node right) {
    boolean leftDecided = isTruth(left, !and);
    boolean rightDecided = isTruth(right, !and);
    if (leftDecided || !rightDecided) {
      decisive(left);
    }
    if (rightDecided || !leftDecided) {
      decisive(right);
    }
  }

  private boolean isTruth(Node node, boolean wanted) {
    try {
      return evaluator.truth(node) == wanted;
    } catch (NoValue _) {
      return false;
    }
  }

  private void show(Node node) {
    if (node instanceof Node.Literal || isListOfLiterals(node)) {
      return;
    }
    int column = text.codePointCount(0, node.extent().start());
    write(column, "└ " + shown(node));
  }

  private static boolean isListOfLiterals(Node node) {
    return node instanceof Node.Items(List<Node> items, _)
        && items.stream().allMatch(Node.Literal.class::isInstance);
  }

  private String shown(Node node) {
    try {
      return Shown.of(evaluator.value(node));
    } catch (NoValue none) {
      return none.notYet() ? "known after " + none.words() : "no value";
    }
  }

  /** Writes into the first line that is still free there. */
  private void write(int column, String words) {
    StringBuilder line = freeLine(column);
    line.append(" ".repeat(column - line.length())).append(words);
  }

  private StringBuilder freeLine(int column) {
    for (StringBuilder line : lines.subList(1, lines.size())) {
      if (line.isEmpty() || line.length() + 2 <= column) {
        return line;
      }
    }
    StringBuilder line = new StringBuilder();
    lines.add(line);
    return line;
  }
}
