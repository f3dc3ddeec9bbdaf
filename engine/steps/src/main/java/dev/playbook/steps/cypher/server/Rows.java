package dev.playbook.steps.cypher.server;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.types.Entity;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Relationship;

/** Turns a record into numbers, flags, texts, lists and maps that expressions can use. */
final class Rows {
  private Rows() {}

  static Map<String, @Nullable Object> row(Record result) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    result.keys().forEach(key -> row.put(key, plain(result.get(key).asObject())));
    return row;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Long _, Double _, Boolean _, String _ -> value;
      case List<?> list -> list.stream().map(Rows::plain).toList();
      case Map<?, ?> map -> map(map);
      case Entity entity -> entity(entity);
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      default -> value.toString(); // temporal values print as ISO 8601
    };
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> map) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
    return plain;
  }

  private static Map<String, @Nullable Object> entity(Entity entity) {
    Map<String, @Nullable Object> plain = map(entity.asMap());
    switch (entity) {
      case Node node -> plain.put("labels()", List.copyOf(toList(node.labels())));
      case Relationship relationship -> plain.put("type()", relationship.type());
      default -> {}
    }
    return plain;
  }

  private static List<String> toList(Iterable<String> texts) {
    List<String> list = new java.util.ArrayList<>();
    texts.forEach(list::add);
    return list;
  }
}
