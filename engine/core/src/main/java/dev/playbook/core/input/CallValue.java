package dev.playbook.core.input;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.template.Escaping;
import dev.playbook.core.template.Template;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a call gives to one input of the called playbook.
 *
 * @param input what the called playbook says about it
 * @param scalar what the calling playbook writes
 */
public record CallValue(InputDefinition input, YamlTree.Scalar scalar) {
  /** A value, or why there is none. */
  public sealed interface Outcome {
    /** The input has this value, perhaps a {@link Secret} or a {@link Scope.NotYet}. */
    record Known(Object value) implements Outcome {}

    /** The input does not take it. */
    record Faulty(Diagnostic diagnostic) implements Outcome {}

    /** Returns why there is no value. */
    default Optional<Diagnostic> fault() {
      return this instanceof Faulty(Diagnostic diagnostic)
          ? Optional.of(diagnostic)
          : Optional.empty();
    }
  }

  /** Returns the value as it is written, without templates. */
  public Outcome written() {
    return scalar
        .value()
        .map(value -> read(new InputReader(input).typed(value)))
        .orElseGet(() -> faulty("there is no value"));
  }

  /** Returns the value that the templates have in the scope of the caller. */
  public Outcome in(Scope caller) {
    if (!Template.hasTags(scalar.text())) {
      return written();
    }
    try {
      return rendered(Template.render(scalar.text(), caller, Escaping.TEXT));
    } catch (InputException problem) {
      return new Outcome.Faulty(
          Rule.TEMPLATE_VALUE.error(scalar.span(), problem.getMessage()).hint(problem.hint()));
    }
  }

  private Outcome rendered(@Nullable Object value) {
    return switch (value) {
      case Scope.NotYet notYet -> new Outcome.Known(notYet);
      case Secret secret when input.type() == InputDefinition.Type.STRING ->
          new Outcome.Known(secret);
      case String text -> read(new InputReader(input).text(text));
      case null -> faulty("there is no value");
      case Object other -> other(other);
    };
  }

  /** A tag that stands alone keeps its kind, and every kind can be written as text. */
  private Outcome other(Object value) {
    boolean scalar = value instanceof Number || value instanceof Boolean;
    return read(
        scalar && input.type() == InputDefinition.Type.STRING
            ? new InputReader(input).text(InputReader.shown(value))
            : new InputReader(input).typed(value));
  }

  private Outcome read(InputReading reading) {
    if (input.secret()) {
      return new Outcome.Faulty(
          Rule.CALL_INPUT
              .error(scalar.span(), "the input `%s` takes a secret".formatted(input.name()))
              .hint(
                  "give it one of the target's, for example `\"{{secrets.%s}}\"`"
                      .formatted(input.name())));
    }
    return switch (reading) {
      case InputReading.Accepted(Object value) -> new Outcome.Known(value);
      case InputReading.Refused(String reason) -> faulty(reason);
    };
  }

  private Outcome faulty(String reason) {
    return new Outcome.Faulty(
        Rule.CALL_INPUT.error(scalar.span(), "input `%s`: %s".formatted(input.name(), reason)));
  }
}
