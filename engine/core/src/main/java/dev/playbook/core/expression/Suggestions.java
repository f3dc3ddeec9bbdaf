package dev.playbook.core.expression;

import dev.playbook.core.expression.ValueType.Simple;
import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.value.Functions;
import dev.playbook.core.expression.value.Kinds;
import dev.playbook.core.model.Durations;
import dev.playbook.core.source.DidYouMean;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to write instead. */
final class Suggestions {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private Suggestions() {}

  /** A hyphen in a name reads as a minus: {@code steps.restart-mem0}. */
  static String field(String holder, Collection<String> known, String name) {
    Optional<String> cut =
        known.stream().filter(own -> own.startsWith(name + "-")).sorted().findFirst();
    return cut.map(whole -> "write `%s['%s']`".formatted(holder, whole))
        .or(() -> Optional.of(DidYouMean.among(known, name)).filter(near -> !near.isEmpty()))
        .orElseGet(() -> NameHints.few("it has", known));
  }

  static String method(String name) {
    return Functions.names(true).contains(name) ? "write `" + name + "()`" : "";
  }

  static String otherWay(Node.Call node) {
    return node.method() ? node.function() + "(…)" : "….%s()".formatted(node.function());
  }

  static String operands(String text, Node.Infix node, ValueType left, ValueType right) {
    return node.right() instanceof Node.Literal literal
        ? literal(text, node, literal, left)
        : node.left() instanceof Node.Literal first ? literal(text, node, first, right) : "";
  }

  private static String literal(
      String text, Node.Infix node, Node.Literal literal, ValueType other) {
    return switch (literal.value()) {
      case String written when Kinds.isNumber(other) && NUMBER.matcher(written).matches() ->
          instead(text, node, literal, written) + ", without quotes";
      case String written
          when other == Simple.BOOLEAN && (written.equals("true") || written.equals("false")) ->
          instead(text, node, literal, written) + ", without quotes";
      case String written when other == Simple.DURATION && Durations.parse(written).isPresent() ->
          instead(text, node, literal, written) + ", without quotes";
      case Number _ when other == Simple.TEXT && isPlain(text, literal) ->
          instead(text, node, literal, "'" + literal.extent().of(text) + "'") + ", in quotes";
      case Long number when other == Simple.DURATION && isPlain(text, literal) ->
          "give the number a unit, for example `%dms` or `%ds`".formatted(number, number);
      case null, default -> "";
    };
  }

  /** Whether it is written without a unit. */
  private static boolean isPlain(String text, Node.Literal literal) {
    return NUMBER.matcher(literal.extent().of(text)).matches();
  }

  private static String instead(
      String text, Node.Infix node, Node.Literal literal, String replacement) {
    int start = node.extent().start();
    String before = text.substring(start, literal.extent().start());
    String after = text.substring(literal.extent().end(), node.extent().end());
    return "write `" + (before + replacement + after).strip() + "`";
  }

  static String list(List<String> words, String last) {
    int size = words.size();
    return size < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.getLast();
  }
}
