package dev.playbook.core.template.escape;

import org.jspecify.annotations.Nullable;

/** A statement of a query language: values are literals and stand alone. */
abstract sealed class QueryText implements Surroundings permits SqlText, CypherText {
  private final QuotedRegions regions;
  private final StringBuilder pending = new StringBuilder();
  private boolean afterValue;

  QueryText(QuotedRegions regions) {
    this.regions = regions;
  }

  /** Writes a value that is not null. */
  abstract String literal(Object value);

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
              throw new Refused(
                  "a value cannot stand " + place,
                  "remove the quotes around it: it brings its own; or use `params:`");
            });
    if (clings(last) || afterValue) {
      throw partOfSomething();
    }
    afterValue = true;
  }

  @Override
  public String write(@Nullable Object value) {
    return value == null ? "NULL" : literal(value);
  }

  static String number(Number number) {
    if (number instanceof Double fraction && !Double.isFinite(fraction)) {
      throw new Refused("`" + number + "` is not a number of this language", "use `params:`");
    }
    String text = number.toString();
    return text.startsWith("-") ? "(" + text + ")" : text;
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
