package dev.playbook.core.template;

import dev.playbook.core.template.Part.Name;
import dev.playbook.core.template.TagReader.Kind;
import dev.playbook.core.template.TagReader.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Mustache: values, sections and comments. */
final class TemplateParser {
  private static final int DEEPEST = 50;

  private final String text;
  private int at;
  private int depth;

  private TemplateParser(String text) {
    this.text = text;
  }

  /** Returns the parts; throws {@link BrokenTag} at the first tag that cannot be read. */
  static List<Part> parse(String text) {
    return new TemplateParser(text).top();
  }

  private List<Part> top() {
    Body body = new Body(null);
    while (at < text.length()) {
      step(body);
    }
    return body.parts;
  }

  /** What stands between two section tags, or the whole. */
  private static final class Body {
    private final @Nullable Name section;
    private final List<Part> parts = new ArrayList<>();
    private boolean closed;

    private Body(@Nullable Name section) {
      this.section = section;
    }
  }

  private void step(Body body) {
    int tagStart = text.indexOf("{{", at);
    if (tagStart < 0) {
      literal(body, text.length());
      return;
    }
    Tag tag = TagReader.at(text, tagStart);
    switch (tag.kind()) {
      case FOREIGN -> literal(body, tag.name().tagEnd());
      case VALUE -> value(body, tag.name());
      case COMMENT -> around(body, tag.name());
      case OPEN, OPEN_INVERTED -> section(body, tag);
      case CLOSE -> close(body, tag.name());
    }
  }

  private void literal(Body body, int end) {
    if (end > at) {
      body.parts.add(new Part.Literal(text.substring(at, end)));
    }
    at = end;
  }

  /** The element itself only means something in a section; elsewhere {@code {{.}}} is Docker's. */
  private void value(Body body, Name name) {
    if (name.segments().isEmpty() && body.section == null) {
      literal(body, name.tagEnd());
      return;
    }
    literal(body, name.tagStart());
    body.parts.add(new Part.Value(name));
    at = name.tagEnd();
  }

  private void section(Body outer, Tag tag) {
    if (++depth > DEEPEST) {
      throw broken(tag.name(), "sections are nested too deeply", "");
    }
    around(outer, tag.name());
    Body inner = new Body(tag.name());
    while (!inner.closed && at < text.length()) {
      step(inner);
    }
    if (!inner.closed) {
      throw broken(tag.name(), "this section is never closed", "write `{{/%s}}`");
    }
    depth--;
    boolean inverted = tag.kind() == Kind.OPEN_INVERTED;
    outer.parts.add(new Part.Section(tag.name(), inverted, inner.parts));
  }

  private void close(Body body, Name name) {
    Name open = body.section;
    if (open == null) {
      throw broken(name, "this closes no section", "remove it");
    }
    if (!open.segments().equals(name.segments())) {
      throw broken(name, "this closes another section", "write `{{/" + open.dotted() + "}}`");
    }
    around(body, name);
    body.closed = true;
  }

  private static BrokenTag broken(Name name, String message, String hint) {
    return new BrokenTag(
        TagReader.BROKEN, name.tagStart(), name.tagEnd(), message, hint.formatted(name.dotted()));
  }

  /** Leaves out the tag; a line that holds nothing else is left out as a whole, says Mustache. */
  private void around(Body body, Name tag) {
    int lineStart = text.lastIndexOf('\n', tag.tagStart() - 1) + 1;
    int newline = text.indexOf('\n', tag.tagEnd());
    int lineEnd = newline < 0 ? text.length() : newline + 1;
    boolean alone =
        at <= lineStart
            && text.substring(lineStart, tag.tagStart()).isBlank()
            && text.substring(tag.tagEnd(), lineEnd).isBlank();
    literal(body, alone ? lineStart : tag.tagStart());
    at = alone ? lineEnd : tag.tagEnd();
  }
}
