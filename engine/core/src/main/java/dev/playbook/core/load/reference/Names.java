package dev.playbook.core.load.reference;

import dev.playbook.core.expression.Expressions;
import dev.playbook.core.expression.ValueType;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.InputValues;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Escaping;
import dev.playbook.core.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that expressions and templates may use at one place of the playbook. */
final class Names {
  /** The result of a step whose type is unknown: every type has these. */
  static final ValueType.Fields ANY_RESULT = new ValueType.Fields(Map.of());

  /** How expressions and templates say that {@code steps} has no such name. */
  private static final Pattern UNKNOWN_STEP =
      Pattern.compile("(?:unknown step|`steps` has no) `([^`]+)`");

  private static final ValueType TEXT = ValueType.Simple.TEXT;
  private static final ValueType RUN =
      new ValueType.Fields(
          Map.of(
              "id", TEXT,
              "playbook", TEXT,
              "target", TEXT,
              "by", TEXT,
              "startedAt", TEXT,
              "marker", TEXT));

  private static final String NO_BASELINE = "unknown name `baseline`";

  private final TargetNames target;
  private final Diagnostics problems;
  private final ValueType secrets;
  private final Map<String, ValueType> global = new HashMap<>();
  private Map<String, ValueType> done = Map.of();
  private Map<String, Span> allSteps = Map.of();
  private Set<String> beside = Set.of();

  Names(TargetNames target, Diagnostics problems) {
    this.target = target;
    this.problems = problems;
    this.secrets = target.secrets();
    target.baseline().ifPresent(type -> global.put("baseline", type));
    global.put("target", target.type());
    global.put("run", RUN);
    global.put("vars", new ValueType.Fields(Map.of()));
  }

  void declareInputs(Block root) {
    Map<String, ValueType> inputs = new HashMap<>();
    for (YamlTree.Entry entry : root.entries("inputs")) {
      if (entry.value() instanceof YamlTree.Mapping input) {
        inputs.put(entry.key().text(), kind(InputValues.type(new Block(input))));
      }
    }
    global.put("inputs", new ValueType.Fields(inputs));
  }

  /** Each variable may use those above it. */
  void declareVars(Block root) {
    Map<String, ValueType> vars = new HashMap<>();
    for (YamlTree.Entry entry : root.entries("vars")) {
      if (entry.value() instanceof YamlTree.Scalar scalar) {
        Expression expression = Block.expression(scalar);
        ValueType.Fields names = fields(expression.text(), Map.of());
        report(Expressions.check(expression, names, ValueType.Simple.ANY));
        vars.put(entry.key().text(), Expressions.typeOf(expression, names));
        global.put("vars", new ValueType.Fields(vars));
      }
    }
  }

  /**
   * Says which steps have run at this place.
   *
   * @param earlier may grow afterwards
   * @param all where every step of the playbook is named
   * @param atOnce the steps that run at the same time
   */
  void steps(Map<String, ValueType> earlier, Map<String, Span> all, Set<String> atOnce) {
    done = earlier;
    allSteps = all;
    beside = atOnce;
  }

  /**
   * Checks an expression that may have any value.
   *
   * @param own the names that it may use beside those of the playbook
   */
  void checkValue(Expression expression, Map<String, ? extends ValueType> own) {
    report(Expressions.check(expression, fields(expression.text(), own), ValueType.Simple.ANY));
  }

  /**
   * Checks an expression that must be true or false.
   *
   * @param own the names that it may use beside those of the playbook
   */
  void checkCondition(Expression expression, Map<String, ? extends ValueType> own) {
    ValueType.Fields names = fields(expression.text(), own);
    report(Expressions.check(expression, names, ValueType.Simple.BOOLEAN));
  }

  void checkTemplate(
      YamlTree.Scalar scalar, Map<String, ? extends ValueType> own, Escaping escaping) {
    if (Template.hasTags(scalar.text())) {
      Map<String, ValueType> withSecrets = new HashMap<>(own);
      withSecrets.put("secrets", secrets);
      report(Template.check(scalar, fields(scalar.text(), withSecrets), escaping));
    }
  }

  /** A step that comes later is not unknown, it is too early for it. */
  private void report(List<Diagnostic> found) {
    for (Diagnostic fault : found) {
      problems.add(
          laterStep(fault)
              .map(place -> tooEarly(fault, place))
              .or(() -> noBaseline(fault))
              .orElse(fault));
    }
  }

  private Optional<Diagnostic> noBaseline(Diagnostic fault) {
    return fault.message().equals(NO_BASELINE) ? target.noBaseline(fault.span()) : Optional.empty();
  }

  private Optional<Span> laterStep(Diagnostic fault) {
    Matcher unknown = UNKNOWN_STEP.matcher(fault.message());
    return unknown.matches()
        ? Optional.ofNullable(allSteps.get(unknown.group(1)))
        : Optional.empty();
  }

  private Diagnostic tooEarly(Diagnostic fault, Span step) {
    String name = fault.message().replaceFirst("(?s).*`([^`]+)`$", "$1");
    if (beside.contains(name)) {
      return Rule.FORWARD_REFERENCE
          .error(fault.span(), "step `%s` runs at the same time".formatted(name))
          .relating(step, "it stands here")
          .hint("let the two follow each other in a group of their own inside the parallel one");
    }
    return Rule.FORWARD_REFERENCE
        .error(fault.span(), "step `%s` has not run yet at this point".formatted(name))
        .relating(step, "it comes here")
        .hint("use only steps that stand above");
  }

  /** The steps are many: they are only listed for a text that speaks of them. */
  private ValueType.Fields fields(String text, Map<String, ? extends ValueType> own) {
    Map<String, ValueType> names = new HashMap<>(global);
    boolean speaksOfSteps = text.contains("steps");
    names.put("steps", new ValueType.Fields(speaksOfSteps ? done : Map.of()));
    names.putAll(own);
    return new ValueType.Fields(names);
  }

  private static ValueType kind(Optional<InputDefinition.Type> type) {
    if (type.isEmpty()) {
      return ValueType.Simple.ANY;
    }
    return switch (type.get()) {
      case STRING -> ValueType.Simple.TEXT;
      case INTEGER -> ValueType.Simple.INTEGER;
      case NUMBER -> ValueType.Simple.NUMBER;
      case BOOLEAN -> ValueType.Simple.BOOLEAN;
      case DURATION -> ValueType.Simple.DURATION;
    };
  }
}
