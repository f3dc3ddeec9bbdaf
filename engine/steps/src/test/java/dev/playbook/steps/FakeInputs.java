package dev.playbook.steps;

import dev.playbook.spi.Connection;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@code with:} block written as a Java map; durations and sizes are given as their types. */
public record FakeInputs(
    Map<String, Object> values,
    Map<String, Connection> connections,
    Map<String, String> containerNames)
    implements Inputs {

  public static FakeInputs of(Map<String, Object> values) {
    return new FakeInputs(values, Map.of(), Map.of());
  }

  public FakeInputs connecting(Connection connection) {
    return new FakeInputs(values, Map.of(connection.name(), connection), containerNames);
  }

  public FakeInputs naming(Map<String, String> containers) {
    return new FakeInputs(values, connections, containers);
  }

  @Override
  public boolean has(String key) {
    return values.containsKey(key);
  }

  @Override
  public String text(String key) {
    return optionalText(key)
        .orElseThrow(() -> new InputException(key, "`" + key + "` is missing", ""));
  }

  @Override
  public Optional<String> optionalText(String key) {
    return value(key).map(Object::toString);
  }

  @Override
  public List<String> texts(String key) {
    return switch (values.get(key)) {
      case null -> List.of();
      case List<?> list -> list.stream().map(Object::toString).toList();
      case Object single -> List.of(single.toString());
    };
  }

  @Override
  public long integer(String key, long fallback) {
    return typed(key, fallback, value -> ((Number) value).longValue());
  }

  @Override
  public boolean flag(String key, boolean fallback) {
    return typed(key, fallback, Boolean.class::cast);
  }

  @Override
  public Duration duration(String key, Duration fallback) {
    return typed(key, fallback, Duration.class::cast);
  }

  @Override
  public long size(String key, long fallback) {
    return integer(key, fallback);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Object> block(String key) {
    return typed(key, Map.<String, Object>of(), value -> (Map<String, Object>) value);
  }

  @Override
  public Optional<Object> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Inputs> blocks(String key) {
    return switch (values.get(key)) {
      case null -> List.of();
      case Map<?, ?> single -> List.of(inside((Map<String, Object>) single));
      case Object list -> ((List<Map<String, Object>>) list).stream().map(this::inside).toList();
    };
  }

  private Inputs inside(Map<String, Object> block) {
    return new FakeInputs(block, connections, containerNames);
  }

  @Override
  public Connection connection(String key) {
    return Optional.ofNullable(connections.get(text(key)))
        .orElseThrow(() -> new InputException(key, "unknown connection `" + text(key) + "`", ""));
  }

  @Override
  public List<String> containers(String key) {
    return texts(key).stream().map(name -> containerNames.getOrDefault(name, name)).toList();
  }

  private <T> T typed(String key, T fallback, Function<Object, T> cast) {
    @Nullable Object value = values.get(key);
    return value == null ? fallback : cast.apply(value);
  }
}
