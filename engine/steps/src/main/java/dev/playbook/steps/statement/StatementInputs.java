package dev.playbook.steps.statement;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The statements in the {@code with:} block of a step.
 *
 * @param key where they stand, {@code query} or {@code statements}
 */
public record StatementInputs(Inputs with, String key) {
  private static final String QUERY = "query";

  /**
   * Finds the key.
   *
   * @param step the type with its article, for messages
   * @throws InputException when there is none, or both
   */
  public static StatementInputs of(Inputs with, String step) {
    if (with.has(QUERY) == with.has("statements")) {
      throw new InputException(
          "", step + " step has either `query` or `statements`", "write one of the two");
    }
    return new StatementInputs(with, with.has(QUERY) ? QUERY : "statements");
  }

  /** Returns whether it is a question. */
  public boolean isQuery() {
    return key.equals(QUERY);
  }

  /**
   * Reads the statements.
   *
   * @param split cuts a text into statements
   * @throws InputException when there is none, or what {@code split} refuses
   */
  public <S> List<S> read(Function<String, List<S>> split) {
    List<S> statements = new ArrayList<>();
    try {
      with.texts(key).forEach(text -> statements.addAll(split.apply(text)));
    } catch (InputException e) {
      throw new InputException(key, String.valueOf(e.getMessage()), e.hint());
    }
    if (statements.isEmpty()) {
      throw new InputException(key, "`%s` holds no statement".formatted(key), "write one");
    }
    return statements;
  }

  /** Refuses a query that is more than one question. */
  public static void requireOneQuestion(List<? extends Statement> statements) {
    if (statements.size() > 1 || !statements.getFirst().onlyReads()) {
      throw new InputException(
          QUERY,
          "`query` is one statement that only reads",
          "write what changes something under `statements`");
    }
  }

  /**
   * Refuses parameters that no statement uses.
   *
   * @param sign what stands before the name of a parameter in a statement
   */
  public static void refuseUnused(Collection<String> unused, String sign) {
    if (!unused.isEmpty()) {
      throw new InputException(
          "params",
          "no statement uses `%s%s`".formatted(sign, String.join("`, `" + sign, unused)),
          "write `%sname` where the value belongs, without quotes, or leave it out"
              .formatted(sign));
    }
  }
}
