package dev.playbook.core.expression;

import dev.playbook.core.expression.syntax.Mentions;
import dev.playbook.core.expression.syntax.Node;
import dev.playbook.core.expression.syntax.Parsed;
import dev.playbook.core.expression.syntax.Syntax;
import dev.playbook.core.expression.value.NoValue;
import dev.playbook.core.model.Expression;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.scalar.ScalarPlaces;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The conditions and values of playbooks, in <a href="https://cel.dev">CEL</a>. Safe for use by
 * several threads.
 *
 * <p>Beyond CEL there are literals for durations, sizes and shares ({@code 200ms}, {@code 1GB},
 * {@code 90%}), whole numbers and fractions mix, and durations multiply with numbers. An expression
 * has no side effects and reaches no Java object.
 */
public final class Expressions {
  private static final int KEPT = 1_000;
  private static final Map<String, Parsed> PARSED = new ConcurrentHashMap<>();

  private Expressions() {}

  /** What came of an evaluation. */
  public sealed interface Evaluation {

    /**
     * It has a value.
     *
     * @param value as {@link Scope} describes it; a secret stays a secret
     */
    record Value(@Nullable Object value) implements Evaluation {}

    /** The value depends on a step that has not run. */
    record NotYet(String step) implements Evaluation {}

    /**
     * There is no value.
     *
     * @param message why, one line without a full stop, pieces of the expression in backticks
     */
    record Failed(String message) implements Evaluation {}
  }

  /**
   * Returns all that is wrong with an expression, each fault at its own place.
   *
   * @param names the names that it may use, with their kinds
   * @param wanted the kind of value that is needed; {@code ANY} accepts every kind
   */
  public static List<Diagnostic> check(
      Expression expression, ValueType.Fields names, ValueType.Simple wanted) {
    ScalarPlaces places = new ScalarPlaces(expression.text(), expression.span());
    return switch (parsed(expression.text())) {
      case Parsed.Broken broken -> List.of(Complaints.syntax(places, broken));
      case Parsed.Tree(Node root) ->
          new Checker(expression.text(), places, names).check(root, wanted);
    };
  }

  /** Returns the kind of value that an expression has; {@code ANY} when that cannot be said. */
  public static ValueType typeOf(Expression expression, ValueType.Fields names) {
    ScalarPlaces places = new ScalarPlaces(expression.text(), expression.span());
    return switch (parsed(expression.text())) {
      case Parsed.Broken _ -> ValueType.Simple.ANY;
      case Parsed.Tree(Node root) -> new Checker(expression.text(), places, names).typeOf(root);
    };
  }

  /** Returns whether an expression speaks of a name. */
  public static boolean mentions(Expression expression, String name) {
    return switch (parsed(expression.text())) {
      case Parsed.Broken _ -> false;
      case Parsed.Tree(Node root) -> new Mentions(name).in(root);
    };
  }

  /**
   * Evaluates an expression. A value that is not there yet matters only if the result depends on
   * it: {@code false && unknown} is false.
   */
  public static Evaluation evaluate(Expression expression, Scope scope) {
    return switch (parsed(expression.text())) {
      case Parsed.Broken broken -> new Evaluation.Failed(broken.message());
      case Parsed.Tree(Node root) -> evaluate(expression.text(), root, scope);
    };
  }

  private static Evaluation evaluate(String text, Node root, Scope scope) {
    try {
      return new Evaluation.Value(new Evaluator(text, scope).value(root));
    } catch (NoValue none) {
      return none.notYet()
          ? new Evaluation.NotYet(none.words())
          : new Evaluation.Failed(none.words());
    }
  }

  /**
   * Shows an expression with the values that decided it:
   *
   * <pre>
   * result.matched >= 0.9 * result.total
   * └ 41              └ 45.0
   * </pre>
   *
   * <p>Secrets are shown as {@code ***}. The text has one line only when no value can be shown.
   */
  public static String explain(Expression expression, Scope scope) {
    return switch (parsed(expression.text())) {
      case Parsed.Broken _ -> expression.text().strip();
      case Parsed.Tree(Node root) ->
          Explanation.of(expression.text(), Decisive.of(expression.text(), root, scope));
    };
  }

  /**
   * Returns the parts of an expression that decided it, each with its value, in the order of the
   * text. Parts without a value are missing.
   */
  public static List<Reading> readings(String text, Scope scope) {
    return switch (parsed(text)) {
      case Parsed.Broken _ -> List.of();
      case Parsed.Tree(Node root) ->
          Decisive.of(text, root, scope).stream()
              .filter(Decisive.Part::hasValue)
              .map(part -> new Reading(part.extent().of(text), part.value()))
              .toList();
    };
  }

  private static Parsed parsed(String text) {
    if (PARSED.size() > KEPT) {
      PARSED.clear();
    }
    return PARSED.computeIfAbsent(text, Syntax::parse);
  }
}
