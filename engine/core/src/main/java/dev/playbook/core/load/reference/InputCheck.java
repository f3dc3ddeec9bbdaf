package dev.playbook.core.load.reference;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.InputValues;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds inputs whose definition contradicts itself. */
final class InputCheck {
  private final Diagnostics problems;

  InputCheck(Diagnostics problems) {
    this.problems = problems;
  }

  void check(Block root) {
    for (YamlTree.Entry entry : root.entries("inputs")) {
      if (entry.value() instanceof YamlTree.Mapping mapping) {
        Block input = new Block(mapping);
        InputValues.type(input).ifPresent(type -> check(input, type));
      }
    }
    checkBudget(root);
  }

  private void check(Block input, InputDefinition.Type type) {
    List<YamlTree.Scalar> allowed =
        input.items("enum").stream()
            .filter(YamlTree.Scalar.class::isInstance)
            .map(YamlTree.Scalar.class::cast)
            .toList();
    allowed.forEach(each -> checkKind(each, type));
    checkRequired(input);
    checkBounds(input, type);
    checkSecret(input, type);
    Optional<Pattern> pattern = pattern(input);
    input
        .scalar("default")
        .filter(value -> checkKind(value, type))
        .ifPresent(value -> checkDefault(value, input, allowed, pattern));
  }

  private void checkRequired(Block input) {
    if (!input.has("default") && !input.value("required", Boolean.class).orElse(true)) {
      input
          .scalar("required")
          .ifPresent(
              it ->
                  fault(it, "an input without a default is always required", "write a `default`"));
    }
  }

  private boolean checkKind(YamlTree.Scalar value, InputDefinition.Type type) {
    if (value.value().isEmpty() || InputValues.value(type, value).isPresent()) {
      return value.value().isPresent();
    }
    String kind = type.name().toLowerCase(Locale.ROOT);
    fault(
        value,
        "`%s` is not of the type `%s`".formatted(value.text(), kind),
        type == InputDefinition.Type.STRING ? "write `\"%s\"`".formatted(value.text()) : "");
    return false;
  }

  private void checkDefault(
      YamlTree.Scalar value,
      Block input,
      List<YamlTree.Scalar> allowed,
      Optional<Pattern> pattern) {
    String text = value.text();
    if (input.value("required", Boolean.class).orElse(false)) {
      fault(value, "an input with a default is never required", "leave out one of both");
    }
    if (!allowed.isEmpty() && allowed.stream().noneMatch(each -> each.text().equals(text))) {
      fault(value, "the default `%s` is not one of `enum`".formatted(text), "");
    }
    if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
      fault(value, "the default `%s` does not match `pattern`".formatted(text), "");
    }
    if (value.value().orElse("") instanceof Number number) {
      checkRange(value, number.doubleValue(), input);
    }
  }

  private void checkRange(YamlTree.Scalar value, double number, Block input) {
    if (input.number("minimum").filter(least -> number < least).isPresent()
        || input.number("maximum").filter(most -> number > most).isPresent()) {
      fault(value, "the default `%s` is out of its own bounds".formatted(value.text()), "");
    }
  }

  private void checkBounds(Block input, InputDefinition.Type type) {
    boolean number = type == InputDefinition.Type.INTEGER || type == InputDefinition.Type.NUMBER;
    for (String bound : List.of("minimum", "maximum")) {
      if (!number) {
        input.scalar(bound).ifPresent(it -> fault(it, "only numbers have a `" + bound + "`", ""));
      }
    }
    if (type != InputDefinition.Type.STRING) {
      input.scalar("pattern").ifPresent(it -> fault(it, "only texts have a `pattern`", ""));
    }
    Optional<Double> least = input.number("minimum");
    if (least.isPresent()
        && input.number("maximum").filter(most -> most < least.get()).isPresent()) {
      input.scalar("maximum").ifPresent(it -> fault(it, "the maximum is below the minimum", ""));
    }
  }

  /** What stands in Git is no secret. */
  private void checkSecret(Block input, InputDefinition.Type type) {
    if (!input.value("secret", Boolean.class).orElse(false)) {
      return;
    }
    if (type != InputDefinition.Type.STRING) {
      input.scalar("secret").ifPresent(it -> fault(it, "only texts can be secret", ""));
    }
    for (String key : List.of("default", "enum")) {
      if (input.has(key)) {
        problems.add(
            Rule.INPUT
                .error(input.place(key), "a secret input has no `%s`".formatted(key))
                .hint("leave it out: what stands in a playbook is no secret"));
      }
    }
  }

  private Optional<Pattern> pattern(Block input) {
    Optional<YamlTree.Scalar> text = input.scalar("pattern");
    try {
      return text.map(YamlTree.Scalar::text).map(Pattern::compile);
    } catch (PatternSyntaxException broken) {
      text.ifPresent(
          it ->
              fault(
                  it,
                  "this is not a regular expression: " + broken.getDescription(),
                  "use the syntax of RE2: no look-around and no back-references"));
      return Optional.empty();
    }
  }

  private void checkBudget(Block root) {
    Optional<Block> budget = root.block("budget");
    budget
        .flatMap(block -> block.duration("limit"))
        .ifPresent(
            limit -> {
              for (String part : List.of("target", "reserve")) {
                budget
                    .filter(
                        block ->
                            block.duration(part).filter(it -> it.compareTo(limit) > 0).isPresent())
                    .flatMap(block -> block.scalar(part))
                    .ifPresent(
                        it ->
                            problems.add(
                                Rule.COMBINATION.error(
                                    it.span(), "`%s` is longer than `limit`".formatted(part))));
              }
            });
  }

  private void fault(YamlTree.Scalar place, String message, String hint) {
    problems.add(Rule.INPUT.error(place.span(), message).hint(hint));
  }
}
