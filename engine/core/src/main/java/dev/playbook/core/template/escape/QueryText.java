package dev.playbook.core.template.escape;

import org.jspecify.annotations.Nullable;

/** A statement of a query language: values are literals and stand alone. */
public final class QueryText implements Surroundings {
  private final Literals literals;
  private final QuotedRegions regions;
  private final StringBuilder pending = new StringBuilder();
  private boolean afterValue;

  private QueryText(Literals literals) {
    this.literals = literals;
    this.regions = literals.regions();
  }

  /** Begins before the first character of a statement for PostgreSQL. */
  public static QueryText sql() {
    return new QueryText(new SqlLiterals());
  }

  /** Begins before the first character of a statement for Neo4j. */
  public static QueryText cypher() {
    return new QueryText(new CypherLiterals());
  }

  @Override
  public void pass(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (afterValue && clings(text.charAt(0))) {
      throw partOfSomething();
    }
    pending.append(text);
    afterValue = false;
  }

  @Override
  public void hole() {
    char last = pending.isEmpty() ? ' ' : pending.charAt(pending.length() - 1);
    regions.pass(pending.toString());
    pending.setLength(0);
    regions
        .place()
        .ifPresent(
            place -> {
              throw new Refused("a value cannot stand " + place, hint(place, last));
            });
    if (clings(last) || afterValue) {
      throw partOfSomething();
    }
    afterValue = true;
  }

  private static String hint(String place, char before) {
    if (place.contains("comment")) {
      return "take it out of the comment";
    }
    if (place.contains("dollar")) {
      return "write the value itself: nothing can be put into the body of a function";
    }
    return switch (before) {
      case '\'' -> "remove the quotes around it: it brings its own; or use `params:`";
      case '"', '`' -> "write the name itself: names cannot be values";
      default -> "end the text in quotes before it and join the two; or use `params:`";
    };
  }

  @Override
  public String write(@Nullable Object value) {
    return literals.of(value);
  }

  private static boolean clings(char neighbour) {
    return Character.isLetterOrDigit(neighbour) || "_$'\"`\\@&.".indexOf(neighbour) >= 0;
  }

  private static Refused partOfSomething() {
    return new Refused(
        "a value cannot be part of a name or of another value",
        "leave a space beside it; names cannot be values");
  }
}
