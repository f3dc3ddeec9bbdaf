package dev.playbook.core.template;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.template.Part.Name;
import dev.playbook.core.template.escape.Refused;
import dev.playbook.core.template.escape.Surroundings;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills in the values of one template, once. */
final class Renderer {
  private final Scope scope;
  private final Escaping escaping;
  private final boolean revealing;
  private final Surroundings surroundings;
  private final StringBuilder out = new StringBuilder();
  private Optional<Secret> secret = Optional.empty();

  Renderer(Scope scope, Escaping escaping) {
    this(scope, escaping, false);
  }

  private Renderer(Scope scope, Escaping escaping, boolean revealing) {
    this.scope = scope;
    this.escaping = escaping;
    this.revealing = revealing;
    this.surroundings = Places.of(escaping);
  }

  /** Ends the work at a value that is not there yet. */
  private static final class Waiting extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Scope.NotYet value;

    private Waiting(Scope.NotYet value) {
      super(value.step(), null, false, false);
      this.value = value;
    }
  }

  @Nullable Object render(List<Part> parts) {
    try {
      return parts.size() == 1 && parts.getFirst() instanceof Part.Value(Name name)
          ? single(name, parts)
          : text(parts);
    } catch (Waiting waiting) {
      return waiting.value;
    }
  }

  private @Nullable Object single(Name name, List<Part> parts) {
    return switch (escaping) {
      case TEXT, JSON, HTML -> there(NameStack.of(scope).find(name));
      case SHELL, SQL, CYPHER, PROMQL, URL, PATH -> text(parts);
    };
  }

  private Object text(List<Part> parts) {
    write(parts, NameStack.of(scope));
    Optional<Secret> used = secret;
    return used.isPresent() ? revealedLater(used.get().name(), parts) : out.toString();
  }

  private Secret revealedLater(String name, List<Part> parts) {
    return new Secret(
        name,
        () -> {
          Renderer renderer = new Renderer(scope, escaping, true);
          renderer.write(parts, NameStack.of(scope));
          return renderer.out.toString();
        });
  }

  private void write(List<Part> parts, NameStack names) {
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String text) -> literal(text);
        case Part.Value(Name name) -> value(name, names);
        case Part.Section section -> section(section, names);
      }
    }
  }

  private void literal(String text) {
    try {
      surroundings.pass(text);
    } catch (Refused refused) {
      throw new InputException("", refused.reason(), refused.hint());
    }
    out.append(text);
  }

  private void value(Name name, NameStack names) {
    Object value = plain(there(names.find(name)));
    try {
      surroundings.hole();
      out.append(surroundings.write(value));
    } catch (Refused refused) {
      throw new InputException(
          "", "`{{" + name.dotted() + "}}`: " + refused.reason(), refused.hint());
    }
  }

  private void section(Part.Section section, NameStack names) {
    Object value = names.find(section.name());
    switch (value) {
      case Scope.NotYet notYet -> throw new Waiting(notYet);
      case List<?> list when section.inverted() -> when(list.isEmpty(), section, names);
      case List<?> list -> list.forEach(item -> write(section.parts(), names.within(item)));
      case Map<?, ?> map when section.inverted() -> when(map.isEmpty(), section, names);
      case Map<?, ?> map when map.isEmpty() -> {}
      case Map<?, ?> map -> write(section.parts(), names.within(map));
      case Boolean truth -> when(truth != section.inverted(), section, names);
      case null -> when(section.inverted(), section, names);
      case Object _ ->
          throw new InputException(
              "",
              "`{{#" + section.name().dotted() + "}}`: a section needs a list or true or false",
              "");
    }
  }

  private void when(boolean wanted, Part.Section section, NameStack names) {
    if (wanted) {
      write(section.parts(), names);
    }
  }

  /** Refuses to go on with a value, or a part of it, that is not there yet. */
  private static @Nullable Object there(@Nullable Object value) {
    switch (value) {
      case Scope.NotYet notYet -> throw new Waiting(notYet);
      case List<?> list -> list.forEach(Renderer::there);
      case Map<?, ?> map -> map.values().forEach(Renderer::there);
      case null, default -> {}
    }
    return value;
  }

  /** Returns the value with its secrets revealed, or with asterisks and the secret remembered. */
  private @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Secret own -> opened(own);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(key, plain(item)));
        yield entries;
      }
      case null, default -> value;
    };
  }

  private String opened(Secret own) {
    secret = Optional.of(own);
    return switch (escaping) {
      case TEXT, JSON, PATH -> revealing ? own.reveal() : own.toString();
      case SHELL -> throw exposed(own, "a script", "pass it with `env:` and write \"$NAME\"");
      case SQL, CYPHER -> throw exposed(own, "a statement", "pass it with `params:`");
      case PROMQL -> throw exposed(own, "a query", "pass it with `headers:`");
      case URL -> throw exposed(own, "a URL", "pass it with `headers:`");
      case HTML -> throw exposed(own, "a document", "leave it out");
    };
  }

  private static InputException exposed(Secret own, String where, String hint) {
    return new InputException(
        "", "the secret `" + own.name() + "` would be seen in " + where, hint);
  }
}
