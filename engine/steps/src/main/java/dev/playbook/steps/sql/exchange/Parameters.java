package dev.playbook.steps.sql.exchange;

import dev.playbook.spi.Secret;
import dev.playbook.steps.sql.statement.BoundText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * Values for {@code :name}. Texts go out untyped, so that the server reads them as what the place
 * needs: a timestamp, a vector, an array written as a list, JSON written as a map.
 */
public record Parameters(Map<String, @Nullable Object> values) {
  /** No values. */
  public static final Parameters NONE = new Parameters(Map.of());

  /** Takes the values of a block; a value may be null. */
  public static Parameters of(Map<String, Object> block) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    block.forEach(values::put);
    return new Parameters(values);
  }

  /** Gives the values to the question marks of a statement. */
  public void bind(PreparedStatement statement, BoundText text) throws SQLException {
    int index = 1;
    for (String name : text.names()) {
      bind(statement, index++, values.get(name));
    }
  }

  /** Gives one value to a question mark, 1-based. */
  public static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.OTHER);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setLong(index, number);
      case Double number -> statement.setDouble(index, number);
      case Boolean flag -> statement.setBoolean(index, flag);
      case Secret secret -> statement.setString(index, secret.reveal());
      case List<?> list -> statement.setString(index, array(list));
      case Map<?, ?> map -> statement.setString(index, new ObjectMapper().writeValueAsString(map));
      default -> statement.setString(index, value.toString());
    }
  }

  /** Returns the text with every secret value in it replaced. */
  public String masked(String text) {
    List<String> secrets = new ArrayList<>();
    for (@Nullable Object value : values.values()) {
      if (value instanceof Secret secret) {
        secrets.add(secret.reveal());
      }
    }
    String masked = text;
    for (String secret : secrets) {
      masked = secret.isEmpty() ? masked : masked.replace(secret, "***");
    }
    return masked;
  }

  private static String array(List<?> list) {
    return list.stream().map(Parameters::element).collect(Collectors.joining(",", "{", "}"));
  }

  private static String element(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case List<?> inner -> array(inner);
      case Secret secret -> quoted(secret.reveal());
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
