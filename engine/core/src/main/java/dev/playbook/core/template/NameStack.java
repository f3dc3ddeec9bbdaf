package dev.playbook.core.template;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.template.Part.Name;
import dev.playbook.spi.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks names up: in the elements of the sections around a tag, then in the scope. */
final class NameStack {
  private final List<@Nullable Object> contexts;

  private NameStack(List<@Nullable Object> contexts) {
    this.contexts = contexts;
  }

  static NameStack of(Scope scope) {
    List<@Nullable Object> contexts = new ArrayList<>();
    contexts.add(scope.values());
    return new NameStack(contexts);
  }

  NameStack within(@Nullable Object element) {
    List<@Nullable Object> inner = new ArrayList<>(contexts);
    inner.addFirst(element);
    return new NameStack(inner);
  }

  /** Returns the value; what is not there yet ends the search. */
  @Nullable Object find(Name name) {
    if (name.segments().isEmpty()) {
      return contexts.getFirst();
    }
    for (Object context : contexts) {
      if (context instanceof Map<?, ?> map && map.containsKey(name.segments().getFirst())) {
        return below(name, map.get(name.segments().getFirst()));
      }
    }
    throw new InputException("", "there is no `" + name.segments().getFirst() + "`", "");
  }

  private static @Nullable Object below(Name name, @Nullable Object root) {
    Object value = root;
    for (int index = 1; index < name.segments().size(); index++) {
      if (value instanceof Scope.NotYet) {
        return value;
      }
      value = member(name, index, value);
    }
    return value;
  }

  private static @Nullable Object member(Name name, int index, @Nullable Object holder) {
    String segment = name.segments().get(index);
    if (holder instanceof Map<?, ?> map && map.containsKey(segment)) {
      return map.get(segment);
    }
    if (holder instanceof List<?> list && segment.matches("\\d{1,9}")) {
      int at = Integer.parseInt(segment);
      if (at < list.size()) {
        return list.get(at);
      }
    }
    String known = String.join(".", name.segments().subList(0, index));
    throw new InputException("", "`" + known + "` has no `" + segment + "`", "");
  }
}
