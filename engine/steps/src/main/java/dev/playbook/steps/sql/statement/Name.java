package dev.playbook.steps.sql.statement;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a table or index as the server keeps it, with its schema when one is written. */
public record Name(Optional<String> schema, String name) {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  /** Returns the name quoted for use in SQL. */
  public String toSql() {
    return schema.map(text -> quote(text) + ".").orElse("") + quote(name);
  }

  /** Returns one name quoted for use in SQL, also when it needs no quotes. */
  public static String quote(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Returns the name as a person writes it; {@code public} is left out. */
  @Override
  public String toString() {
    return schema.filter(text -> !text.equals("public")).map(text -> shown(text) + ".").orElse("")
        + shown(name);
  }

  static String shown(String name) {
    return PLAIN.matcher(name).matches() ? name : quote(name);
  }
}
