package dev.playbook.cli.schema;

import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Secret;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a model says, without the places that it was read from. */
final class ModelText {
  private ModelText() {}

  static String of(Object value) {
    return switch (value) {
      case Span _, Source _ -> "";
      case Secret secret -> revealed(secret);
      case Optional<?> optional -> optional.map(ModelText::of).orElse("-");
      case Collection<?> all ->
          all.stream().map(ModelText::of).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          new TreeMap<>(map)
              .entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + of(entry.getValue()))
                  .collect(Collectors.joining(", ", "{", "}"));
      case Record record ->
          Stream.of(record.getClass().getRecordComponents())
              .map(component -> component.getName() + ":" + of(part(record, component)))
              .collect(Collectors.joining(" ", record.getClass().getSimpleName() + "(", ")"));
      default -> value.toString();
    };
  }

  private static Object part(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }

  /** Why it cannot be read tells where it would be read. */
  private static String revealed(Secret secret) {
    try {
      return secret.reveal();
    } catch (InputException unreadable) {
      return unreadable.getMessage();
    }
  }
}
