package dev.playbook.core.expression;

import dev.playbook.core.expression.syntax.Extent;
import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.syntax.Operator;
import dev.playbook.core.expression.syntax.Parsed;
import dev.playbook.core.expression.value.Function;
import dev.playbook.core.expression.value.Functions;
import dev.playbook.core.expression.value.Kinds;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.scalar.ScalarPlaces;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Words and places of all that can be wrong with an expression. */
final class Complaints {
  private static final String SYNTAX = "PB0301";
  private static final String TYPES = "PB0302";
  private static final String UNKNOWN_NAME = "PB0303";
  private static final String RESULT = "PB0304";
  private static final String UNKNOWN_STEP = "PB0402";

  private final String text;
  private final ScalarPlaces places;

  Complaints(String text, ScalarPlaces places) {
    this.text = text;
    this.places = places;
  }

  static Diagnostic syntax(ScalarPlaces places, Parsed.Broken broken) {
    Span span = places.span(broken.extent().start(), broken.extent().end());
    return Diagnostic.error(SYNTAX, span, broken.message()).hint(broken.hint());
  }

  Diagnostic wrongResult(Node root, ValueType type, ValueType wanted) {
    return Diagnostic.error(
            RESULT, span(root.extent()), "this must be " + Kinds.withArticle(wanted))
        .label(Kinds.word(type));
  }

  Diagnostic unknownName(Node.Name node, Map<String, ValueType> names) {
    boolean index = node.extent().start() > 0 && text.charAt(node.extent().start() - 1) == '[';
    String hint =
        index ? "write `'" + node.name() + "'`, in quotes" : NameHints.of(names, node.name());
    boolean alone = !text.substring(node.extent().end()).matches("(?s)[.\\[(].*");
    boolean maybeText = hint.startsWith("known") && alone;
    return Diagnostic.error(UNKNOWN_NAME, span(node.extent()), "unknown name `" + node.name() + "`")
        .hint(maybeText ? hint + "\nwrite `'" + node.name() + "'` if it is a text" : hint);
  }

  Diagnostic unknownField(Node holder, String name, Extent place, Collection<String> known) {
    boolean step = holder instanceof Node.Name(String root, _) && root.equals("steps");
    String hint = Suggestions.field(written(holder), known, name);
    return step
        ? Diagnostic.error(UNKNOWN_STEP, span(place), "unknown step `" + name + "`").hint(hint)
        : Diagnostic.error(
                UNKNOWN_NAME, span(place), "`" + written(holder) + "` has no `" + name + "`")
            .hint(hint);
  }

  Diagnostic hasNoFields(Node holder, ValueType type, String name, Extent place) {
    String message =
        "`%s` is %s and has no `%s`".formatted(written(holder), Kinds.withArticle(type), name);
    boolean method = text.startsWith("(", place.end());
    return Diagnostic.error(TYPES, span(place), message)
        .relating(span(holder.extent()), Kinds.word(type))
        .hint(method ? "" : Suggestions.method(name));
  }

  Diagnostic hasNoElements(Node holder, ValueType type) {
    return Diagnostic.error(
        TYPES,
        span(holder.extent()),
        "`%s` is %s and has no elements".formatted(written(holder), Kinds.withArticle(type)));
  }

  Diagnostic wrongIndex(Node index, ValueType type, String wanted) {
    return Diagnostic.error(TYPES, span(index.extent()), "this must be " + wanted)
        .label(Kinds.word(type));
  }

  Diagnostic notACondition(Node condition, ValueType type) {
    return Diagnostic.error(TYPES, span(condition.extent()), "this must be true or false")
        .label(Kinds.word(type));
  }

  Diagnostic wrongOperand(Node.Prefix node, ValueType operand) {
    String message =
        "`%s` cannot stand before %s".formatted(node.operator().sign(), Kinds.withArticle(operand));
    return Diagnostic.error(TYPES, span(node.operand().extent()), message)
        .label(Kinds.word(operand));
  }

  Diagnostic wrongOperands(Node.Infix node, ValueType left, ValueType right) {
    boolean leftIsWrong =
        node.operator() == Operator.IN
            || (node.left() instanceof Node.Literal && !(node.right() instanceof Node.Literal));
    Node first = leftIsWrong ? node.left() : node.right();
    Node second = leftIsWrong ? node.right() : node.left();
    return Diagnostic.error(TYPES, span(first.extent()), mismatch(node.operator(), left, right))
        .label(Kinds.word(leftIsWrong ? left : right))
        .relating(span(second.extent()), Kinds.word(leftIsWrong ? right : left))
        .hint(Suggestions.operands(text, node, left, right));
  }

  private static String mismatch(Operator operator, ValueType left, ValueType right) {
    String a = Kinds.withArticle(left);
    String b = Kinds.withArticle(right);
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> "cannot compare " + a + " with " + b;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          a.equals(b)
              ? "`%s` has no meaning for %s".formatted(operator.sign(), a)
              : "cannot compare " + a + " with " + b;
      case IN -> "cannot look for " + a + " in " + b;
      case AND, OR, PLUS, MINUS, TIMES, DIVIDED_BY, MODULO, NOT, NEGATED ->
          "`%s` cannot stand between %s and %s".formatted(operator.sign(), a, b);
    };
  }

  Diagnostic unknownFunction(Node.Call node) {
    List<String> known = Functions.names(node.method());
    boolean otherWay = !Functions.named(node.function(), !node.method()).isEmpty();
    String hint =
        otherWay
            ? "write `" + Suggestions.otherWay(node) + "`"
            : DidYouMean.among(known, node.function());
    return Diagnostic.error(
            UNKNOWN_NAME, span(node.nameExtent()), "unknown function `" + node.function() + "`")
        .hint(hint);
  }

  Diagnostic wrongArguments(Node.Call node, List<ValueType> arguments, List<Function> candidates) {
    String given = Suggestions.list(arguments.stream().map(Kinds::withArticle).toList(), "and");
    String message =
        arguments.isEmpty()
            ? "`%s` needs a value to work on".formatted(node.function())
            : "`%s` cannot work on %s".formatted(node.function(), given);
    List<String> wanted =
        candidates.stream()
            .map(Function::parameters)
            .map(kinds -> Suggestions.list(kinds.stream().map(Kinds::withArticle).toList(), "and"))
            .distinct()
            .toList();
    return Diagnostic.error(TYPES, span(node.extent()), message)
        .hint("it works on " + Suggestions.list(wanted, "or on"));
  }

  private String written(Node node) {
    return node.extent().of(text).strip();
  }

  private Span span(Extent extent) {
    return places.span(extent.start(), extent.end());
  }
}
