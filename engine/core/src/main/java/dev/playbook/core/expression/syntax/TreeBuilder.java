package dev.playbook.core.expression.syntax;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns CEL's tree into ours; CEL knows one place per node, the words give the rest. */
final class TreeBuilder {
  /** Repeated signs nest without the parser counting them. */
  private static final int DEEPEST = 300;

  private final String text;
  private final Map<Integer, Object> ours;
  private final Brackets brackets;
  private final CelAbstractSyntaxTree ast;
  private int depth;

  TreeBuilder(String text, Lexer.Words words, Brackets brackets, CelAbstractSyntaxTree ast) {
    this.text = text;
    this.ours = words.ours();
    this.brackets = brackets;
    this.ast = ast;
  }

  Node root() {
    return node(ast.getExpr());
  }

  private Node node(CelExpr expression) {
    int place = place(expression);
    if (++depth > DEEPEST) {
      throw new SyntaxFault(brackets.wordAt(place), "the expression is nested too deeply", "");
    }
    Node node = node(expression, place);
    depth--;
    return node;
  }

  private Node node(CelExpr expression, int place) {
    return switch (expression.getKind()) {
      case CONSTANT -> literal(value(expression.constant(), place), place);
      case IDENT -> name(expression.ident().name(), place);
      case SELECT -> field(expression.select(), place);
      case CALL -> call(expression.call(), place);
      case LIST -> items(expression.list().elements(), place);
      case MAP -> entries(expression.map().entries(), place);
      case STRUCT, COMPREHENSION, NOT_SET ->
          throw new SyntaxFault(
              brackets.wordAt(place), "values of this kind cannot be written here", "");
    };
  }

  private int place(CelExpr expression) {
    Integer points = ast.getSource().getPositionsMap().get(expression.id());
    return points == null ? 0 : text.offsetByCodePoints(0, points);
  }

  private Node literal(@Nullable Object value, int place) {
    Extent word = brackets.wordAt(place);
    Extent signed = word.of(text).equals("-") ? word.to(brackets.wordAfter(place)) : word;
    return new Node.Literal(value, brackets.withParentheses(signed));
  }

  private @Nullable Object value(CelConstant constant, int place) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case DOUBLE_VALUE -> constant.doubleValue();
      case STRING_VALUE -> constant.stringValue();
      case NULL_VALUE -> null;
      default ->
          throw new SyntaxFault(
              brackets.wordAt(place), "values of this kind cannot be written here", "");
    };
  }

  private Node name(String name, int place) {
    Extent extent = brackets.withParentheses(brackets.wordAt(place));
    Object value = ours.get(place);
    return value == null ? new Node.Name(name, extent) : new Node.Literal(value, extent);
  }

  private Node field(CelExpr.CelSelect select, int dot) {
    Node operand = node(select.operand());
    Extent name = brackets.wordAfter(dot);
    Extent extent = brackets.withParentheses(operand.extent().to(name));
    return new Node.Field(operand, select.field(), name, extent);
  }

  private Node items(List<CelExpr> items, int place) {
    return new Node.Items(nodes(items), brackets.withParentheses(brackets.from(place)));
  }

  private Node entries(List<CelExpr.CelMap.Entry> entries, int place) {
    List<Node> keys = entries.stream().map(entry -> node(entry.key())).toList();
    List<Node> values = entries.stream().map(entry -> node(entry.value())).toList();
    return new Node.Entries(keys, values, brackets.withParentheses(brackets.from(place)));
  }

  private List<Node> nodes(List<CelExpr> expressions) {
    return expressions.stream().map(this::node).toList();
  }

  private Node call(CelExpr.CelCall call, int place) {
    List<Node> arguments = new ArrayList<>();
    call.target().ifPresent(target -> arguments.add(node(target)));
    arguments.addAll(nodes(call.args()));
    Optional<Operator> operator = Operator.of(call.function());
    if (operator.isPresent()) {
      return operation(operator.get(), arguments, place);
    }
    return switch (call.function()) {
      case "_?_:_" -> choice(arguments);
      case "_[_]" -> index(arguments, place);
      default -> function(call.function(), call.target().isPresent(), arguments, place);
    };
  }

  private Node operation(Operator operator, List<Node> operands, int place) {
    return switch (operator) {
      case NOT, NEGATED -> prefix(operator, operands.getFirst(), place);
      case AND,
          OR,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          IN,
          PLUS,
          MINUS,
          TIMES,
          DIVIDED_BY,
          MODULO ->
          infix(operator, operands.getFirst(), operands.getLast());
    };
  }

  private Node prefix(Operator operator, Node operand, int place) {
    Extent sign = brackets.wordAt(place);
    return new Node.Prefix(operator, operand, brackets.withParentheses(sign.to(operand.extent())));
  }

  private Node infix(Operator operator, Node left, Node right) {
    Extent extent = left.extent().to(right.extent());
    return new Node.Infix(operator, left, right, brackets.withParentheses(extent));
  }

  private Node choice(List<Node> parts) {
    Extent extent = parts.getFirst().extent().to(parts.getLast().extent());
    return new Node.Choice(
        parts.get(0), parts.get(1), parts.get(2), brackets.withParentheses(extent));
  }

  private Node index(List<Node> parts, int bracket) {
    Extent extent = parts.getFirst().extent().to(brackets.from(bracket));
    return new Node.Index(parts.get(0), parts.get(1), brackets.withParentheses(extent));
  }

  private Node function(String name, boolean method, List<Node> arguments, int parenthesis) {
    Extent word = brackets.wordBefore(parenthesis);
    Extent bare = word.to(brackets.from(parenthesis));
    Extent whole = method ? arguments.getFirst().extent().to(bare) : bare;
    Extent extent = brackets.withParentheses(whole);
    return new Macros(word, extent).expand(name, method, arguments);
  }
}
