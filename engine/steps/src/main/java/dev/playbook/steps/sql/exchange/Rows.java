package dev.playbook.steps.sql.exchange;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a row into numbers, flags and texts that expressions can use. */
final class Rows {
  private Rows() {}

  static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.put(columns.getColumnLabel(i), value(result, i, columns.getColumnTypeName(i)));
    }
    return row;
  }

  private static @Nullable Object value(ResultSet result, int column, String type)
      throws SQLException {
    @Nullable String text = result.getString(column);
    if (text == null) {
      return null;
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "int2", "int4", "int8", "oid", "serial", "bigserial" -> Long.valueOf(text);
      case "float4", "float8" -> result.getDouble(column);
      case "numeric" -> number(text);
      case "bool" -> result.getBoolean(column);
      case "timestamptz" -> text.endsWith("infinity") ? text : offset(result, column);
      case "timestamp" -> text.endsWith("infinity") ? text : local(result, column);
      default -> text;
    };
  }

  private static Object number(String text) {
    if (!Character.isDigit(text.charAt(text.length() - 1))) {
      return Double.valueOf(text); // NaN and Infinity
    }
    BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
    boolean whole = exact.scale() <= 0 && exact.precision() - exact.scale() <= 18;
    return whole ? (Object) exact.longValueExact() : (Object) exact.doubleValue();
  }

  private static String offset(ResultSet result, int column) throws SQLException {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        result.getObject(column, OffsetDateTime.class));
  }

  private static String local(ResultSet result, int column) throws SQLException {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
        result.getObject(column, LocalDateTime.class));
  }
}
