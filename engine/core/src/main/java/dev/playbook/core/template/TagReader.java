package dev.playbook.core.template;

import dev.playbook.core.template.Part.Name;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one tag. */
final class TagReader {
  static final String RAW = "PB0312";
  static final String BROKEN = "PB0313";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*(?:\\.[\\w-]+)*");
  private static final Pattern INDEXED = Pattern.compile("[\\w.-]+\\[.*");

  /** Docker's own templates are Go's: they begin with a dot, or with one of Go's words. */
  private static final Pattern GO =
      Pattern.compile(
          "(?s)-?\\s*(?:\\..+|(?:end|else)\\s*-?"
              + "|(?:json|index|range|if|with|len|join|split|upper|lower|title|print\\w*|not|eq|ne)"
              + "\\s.*\\..*)");

  private final String text;
  private final int start;
  private final int end;
  private final String content;

  private TagReader(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.content = text.substring(start + 2, end - 2);
  }

  /** What a tag does. */
  enum Kind {
    VALUE,
    OPEN,
    OPEN_INVERTED,
    CLOSE,
    COMMENT,
    /** It is not ours: Docker's. */
    FOREIGN
  }

  record Tag(Kind kind, Name name) {}

  /** Reads the tag that starts at an offset with two braces. */
  static Tag at(String text, int start) {
    int close = text.indexOf("}}", start + 2);
    if (close < 0) {
      throw new BrokenTag(
          BROKEN, start, Math.min(start + 2, text.length()), "`{{` is never closed", "write `}}`");
    }
    return new TagReader(text, start, close + 2).tag();
  }

  private Tag tag() {
    char first = content.isEmpty() ? ' ' : content.charAt(0);
    return switch (first) {
      case '{', '&' -> throw broken(RAW, "values are always escaped", rawHint(first));
      case '#' -> new Tag(Kind.OPEN, name(1));
      case '^' -> new Tag(Kind.OPEN_INVERTED, name(1));
      case '/' -> new Tag(Kind.CLOSE, name(1));
      case '!' -> new Tag(Kind.COMMENT, nameless());
      case '>', '<', '$', '?', '%', '=', '*' ->
          throw broken(
              BROKEN, "tags of this kind are not supported", "write `{{name}}` or `{{#list}}`");
      default -> value();
    };
  }

  private static String rawHint(char first) {
    return first == '{'
        ? "write two braces; a brace of the text needs a space before the tag"
        : "remove the `&`";
  }

  private Tag value() {
    String trimmed = content.strip();
    if (trimmed.equals(".")) {
      return new Tag(Kind.VALUE, nameless());
    }
    return GO.matcher(trimmed).matches()
        ? new Tag(Kind.FOREIGN, nameless())
        : new Tag(Kind.VALUE, name(0));
  }

  private Name nameless() {
    return new Name(List.of(), start + 2, start, end);
  }

  private Name name(int sign) {
    String rest = content.substring(sign);
    String name = rest.strip();
    if (!NAME.matcher(name).matches()) {
      String message = name.isEmpty() ? "the tag is empty" : "`" + name + "` is not a name";
      throw broken(BROKEN, message, hint(name));
    }
    int nameStart = text.indexOf(name, start + 2 + sign);
    return new Name(List.of(name.split("\\.")), nameStart, start, end);
  }

  private static String hint(String name) {
    if (name.isEmpty()) {
      return "write a name such as `inputs.scope`";
    }
    return INDEXED.matcher(name).matches()
        ? "write dots: `" + name.replaceAll("\\['?([^]']*)'?]", ".$1") + "`"
        : "give an expression a name under `vars:` and write that name";
  }

  private BrokenTag broken(String id, String message, String hint) {
    return new BrokenTag(id, start, end, message, hint);
  }
}
