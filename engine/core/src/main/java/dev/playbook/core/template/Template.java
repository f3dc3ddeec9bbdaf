package dev.playbook.core.template;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.expression.ValueType;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.YamlTree;
import dev.playbook.core.source.scalar.ScalarPlaces;
import dev.playbook.core.template.Part.Name;
import dev.playbook.spi.InputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Texts with Mustache tags. Strict: a name that means nothing is a fault. There is no raw output,
 * no partial, no code. Safe for use by several threads.
 *
 * <ul>
 *   <li>{@code {{inputs.scope}}} a value; {@code {{result.rows.0.n}}} an element of a list
 *   <li>{@code {{#result.rows}}{{n}} {{/result.rows}}} once for each element, or if true
 *   <li>{@code {{^result.rows}}nothing{{/result.rows}}} if empty or false
 *   <li>{@code {{! a comment }}}
 *   <li>{@code {{.State.Status}}}, <code>{{json .Mounts}}</code> stay as they are: they are
 *       Docker's
 * </ul>
 */
public final class Template {
  private static final int KEPT = 1_000;
  private static final Map<String, List<Part>> PARSED = new ConcurrentHashMap<>();

  private Template() {}

  /** Returns whether a text may have tags; the text without any stays as it is. */
  public static boolean hasTags(String text) {
    return text.contains("{{");
  }

  /** Returns all that is wrong with the tags of a text that nothing interprets. */
  public static List<Diagnostic> check(YamlTree.Scalar scalar, ValueType.Fields names) {
    return check(scalar, names, Escaping.TEXT);
  }

  /**
   * Returns all that is wrong with the tags of a scalar, each at its own place, including places
   * where no value can be written safely, such as between the quotes of an SQL text.
   */
  public static List<Diagnostic> check(
      YamlTree.Scalar scalar, ValueType.Fields names, Escaping escaping) {
    if (!hasTags(scalar.text())) {
      return List.of();
    }
    ScalarPlaces places = new ScalarPlaces(scalar.text(), scalar.span());
    try {
      return new TagChecker(places, Places.of(escaping)).check(parsed(scalar.text()), names);
    } catch (BrokenTag broken) {
      return List.of(
          Diagnostic.error(broken.id(), places.span(broken.start(), broken.end()), broken.words())
              .hint(broken.hint()));
    }
  }

  /**
   * Fills in the values.
   *
   * <p>A text that is exactly one tag gives the value itself with its kind, except for {@link
   * Escaping#SHELL}, {@link Escaping#SQL}, {@link Escaping#CYPHER} and {@link Escaping#PROMQL},
   * where a value never becomes the statement. Else the result is a {@link String}, or one of
   * these:
   *
   * <ul>
   *   <li>the {@link Scope.NotYet} of the first value that is only there after a step
   *   <li>a {@link dev.playbook.spi.Secret} that fills in its values when it is revealed, if a
   *       value is secret; possible for {@link Escaping#TEXT} and {@link Escaping#JSON} only
   * </ul>
   *
   * @throws InputException with the key {@code ""} when a value cannot be written where it stands
   */
  public static @Nullable Object render(String text, Scope scope, Escaping escaping) {
    if (!hasTags(text)) {
      return text;
    }
    try {
      return new Renderer(scope, escaping).render(parsed(text));
    } catch (BrokenTag broken) {
      throw new InputException("", broken.words(), broken.hint());
    }
  }

  /** Returns the dotted names that a text uses, as written; none when its tags are broken. */
  public static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    if (hasTags(text)) {
      try {
        collect(parsed(text), names);
      } catch (BrokenTag _) {
        return Set.of();
      }
    }
    return names;
  }

  private static void collect(List<Part> parts, Set<String> names) {
    for (Part part : parts) {
      switch (part) {
        case Part.Literal _ -> {}
        case Part.Value(Name name) -> names.add(name.dotted());
        case Part.Section(Name name, _, List<Part> inner) -> {
          names.add(name.dotted());
          collect(inner, names);
        }
      }
    }
  }

  private static List<Part> parsed(String text) {
    if (PARSED.size() > KEPT) {
      PARSED.clear();
    }
    return PARSED.computeIfAbsent(text, TemplateParser::parse);
  }
}
