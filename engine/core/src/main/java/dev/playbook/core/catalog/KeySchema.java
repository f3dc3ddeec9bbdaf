package dev.playbook.core.catalog;

import static dev.playbook.core.template.Escaping.PATH;
import static dev.playbook.core.template.Escaping.TEXT;

import dev.playbook.core.template.Escaping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a schema says about the value at one place of a {@code with:} block.
 *
 * @param node the schema of the value; missing when anything may stand there
 * @param templates the word of {@code x-template}, which holds for all that lies within until
 *     something there says otherwise
 */
public record KeySchema(JsonNode node, String templates) {
  private static final String PLAIN = "text";
  private static final String NEVER = "none";

  /** What a text refers to, or how it is read. */
  public enum Kind {
    /** For example {@code 1h30m}. */
    DURATION,
    /** For example {@code 500MB}. */
    SIZE,
    /** The name of one of the target's connections. */
    CONNECTION,
    /** The name of one of the target's containers. */
    CONTAINER,
    /** A path on this machine. */
    PATH,
    /** A full address. */
    URL,
    /** A condition. */
    EXPRESSION
  }

  static KeySchema of(JsonNode node) {
    return new KeySchema(node, node.path("x-template").asString(PLAIN));
  }

  /** Returns what is said about the value of a key. */
  public KeySchema key(String name) {
    for (JsonNode form : forms()) {
      if (form.path("properties").has(name)) {
        return within(form.path("properties").path(name));
      }
      if (form.path("additionalProperties").isObject()) {
        return within(form.path("additionalProperties"));
      }
    }
    return within(MissingNode.getInstance());
  }

  /** Returns what is said about the items of a list. */
  public KeySchema item() {
    for (JsonNode form : forms()) {
      if (form.path("items").isObject()) {
        return within(form.path("items"));
      }
    }
    return within(MissingNode.getInstance());
  }

  /** Returns what a text here refers to, or how it is read. */
  public Optional<Kind> kind() {
    for (JsonNode form : forms()) {
      if (form.has("x-kind")) {
        return Optional.of(Kind.valueOf(form.path("x-kind").asString().toUpperCase(Locale.ROOT)));
      }
    }
    return Optional.empty();
  }

  /** Returns how the values of templates are escaped here; empty when there are no templates. */
  public Optional<Escaping> escaping() {
    return switch (templates) {
      case NEVER -> Optional.empty();
      case PLAIN -> Optional.of(kind().filter(Kind.PATH::equals).isPresent() ? PATH : TEXT);
      default -> Optional.of(Escaping.valueOf(templates.toUpperCase(Locale.ROOT)));
    };
  }

  /** Returns the keys that are named, sorted. */
  public Set<String> keys() {
    Set<String> names = new TreeSet<>();
    forms().forEach(form -> names.addAll(form.path("properties").propertyNames()));
    return names;
  }

  /** The schema itself and its alternatives. */
  private List<JsonNode> forms() {
    List<JsonNode> forms = new ArrayList<>();
    forms.add(node);
    for (String choice : new String[] {"oneOf", "anyOf", "allOf"}) {
      node.path(choice).forEach(forms::add);
    }
    return forms;
  }

  private KeySchema within(JsonNode inner) {
    return new KeySchema(inner, inner.path("x-template").asString(templates));
  }
}
