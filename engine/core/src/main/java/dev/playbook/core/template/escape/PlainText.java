package dev.playbook.core.template.escape;

import dev.playbook.core.model.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as people write them; nothing in the text is special. */
public final class PlainText implements Surroundings {

  @Override
  public void pass(String text) {}

  @Override
  public void hole() {}

  @Override
  public String write(@Nullable Object value) {
    return text(value);
  }

  /** Returns a single value as text; refuses null, for nothing is a dangerous path. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> throw new Refused("the value is null", "");
      case List<?> _ ->
          throw new Refused(
              "a list cannot stand in a text", "repeat over it: {{#list}}{{.}}{{/list}}");
      case Map<?, ?> _ ->
          throw new Refused("a block cannot stand in a text", "name one of its keys");
      case Duration duration -> Durations.format(duration);
      case Object single -> single.toString();
    };
  }
}
