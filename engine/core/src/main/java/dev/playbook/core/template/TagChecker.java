package dev.playbook.core.template;

import dev.playbook.core.expression.NameHints;
import dev.playbook.core.expression.ValueType;
import dev.playbook.core.expression.ValueType.Simple;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.core.source.scalar.ScalarPlaces;
import dev.playbook.core.template.Part.Name;
import dev.playbook.core.template.escape.Refused;
import dev.playbook.core.template.escape.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds tags that name nothing, and places where no value can be written. */
final class TagChecker {
  private static final String UNKNOWN = "PB0311";
  private static final String MISPLACED = "PB0314";

  private final ScalarPlaces places;
  private final Surroundings surroundings;
  private final List<Diagnostic> found = new ArrayList<>();
  private Optional<Name> lastValue = Optional.empty();

  TagChecker(ScalarPlaces places, Surroundings surroundings) {
    this.places = places;
    this.surroundings = surroundings;
  }

  List<Diagnostic> check(List<Part> parts, ValueType.Fields names) {
    check(parts, List.of(names));
    return List.copyOf(found);
  }

  /**
   * Checks parts within sections.
   *
   * @param seen what names are looked up in, the innermost first
   */
  private void check(List<Part> parts, List<ValueType> seen) {
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String text) -> surround(text);
        case Part.Value(Name name) -> value(name, seen);
        case Part.Section section -> section(section, seen);
      }
    }
  }

  private void surround(String text) {
    try {
      surroundings.pass(text);
    } catch (Refused refused) {
      lastValue.ifPresent(name -> found.add(misplaced(name, refused)));
    }
  }

  private void value(Name name, List<ValueType> seen) {
    typeOf(name, seen);
    lastValue = Optional.of(name);
    try {
      surroundings.hole();
    } catch (Refused refused) {
      found.add(misplaced(name, refused));
    }
  }

  private Diagnostic misplaced(Name name, Refused refused) {
    return whole(MISPLACED, name, refused.reason()).hint(refused.hint());
  }

  private void section(Part.Section section, List<ValueType> seen) {
    ValueType type = typeOf(section.name(), seen);
    switch (type) {
      case ValueType.ListOf(ValueType element) -> within(section, element, seen);
      case ValueType.Fields _, ValueType.MapOf _ -> within(section, type, seen);
      case Simple simple when simple == Simple.ANY -> within(section, type, seen);
      case Simple simple when simple == Simple.BOOLEAN -> check(section.parts(), seen);
      case Simple _ ->
          found.add(
              whole(
                  MISPLACED,
                  section.name(),
                  "a section needs a list, a block, or true or false, and this is a single value"));
    }
  }

  private void within(Part.Section section, ValueType context, List<ValueType> seen) {
    List<ValueType> inner = new ArrayList<>(seen);
    if (!section.inverted()) {
      inner.addFirst(context);
    }
    check(section.parts(), inner);
  }

  private ValueType typeOf(Name name, List<ValueType> seen) {
    if (name.segments().isEmpty()) {
      return seen.getFirst();
    }
    String root = name.segments().getFirst();
    for (ValueType context : seen) {
      ValueType type = fields(context).get(root);
      if (type != null) {
        return below(name, type);
      }
    }
    return seen.stream().anyMatch(TagChecker::isOpen) ? Simple.ANY : unknownRoot(name, seen);
  }

  private static Map<String, ValueType> fields(ValueType type) {
    return type instanceof ValueType.Fields(Map<String, ValueType> names) ? names : Map.of();
  }

  private static boolean isOpen(ValueType type) {
    return type == Simple.ANY || type instanceof ValueType.MapOf;
  }

  private ValueType unknownRoot(Name name, List<ValueType> seen) {
    Map<String, ValueType> known = new HashMap<>();
    seen.forEach(type -> known.putAll(fields(type)));
    String root = name.segments().getFirst();
    return unknown(name, 0, "unknown name `" + root + "`", NameHints.of(known, root));
  }

  private ValueType below(Name name, ValueType root) {
    ValueType type = root;
    for (int index = 1; index < name.segments().size(); index++) {
      String segment = name.segments().get(index);
      ValueType member = member(type, segment);
      if (member == null) {
        String holder = String.join(".", name.segments().subList(0, index));
        String message = "`" + holder + "` has no `" + segment + "`";
        return unknown(name, index, message, DidYouMean.among(fields(type).keySet(), segment));
      }
      type = member;
    }
    return type;
  }

  private static @Nullable ValueType member(ValueType type, String segment) {
    return switch (type) {
      case ValueType.Fields(Map<String, ValueType> names) -> names.get(segment);
      case ValueType.MapOf(ValueType value) -> value;
      case ValueType.ListOf(ValueType element) -> segment.matches("\\d{1,9}") ? element : null;
      case Simple simple when simple == Simple.ANY -> Simple.ANY;
      case Simple _ -> null;
    };
  }

  private ValueType unknown(Name name, int index, String message, String hint) {
    int start = name.startOf(index);
    String segment = name.segments().get(index);
    found.add(at(UNKNOWN, start, start + segment.length(), message).hint(hint));
    return Simple.ANY;
  }

  private Diagnostic whole(String id, Name name, String message) {
    return at(id, name.tagStart(), name.tagEnd(), message);
  }

  private Diagnostic at(String id, int start, int end, String message) {
    return Diagnostic.error(id, places.span(start, end), message);
  }
}
