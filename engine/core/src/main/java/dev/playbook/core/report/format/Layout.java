package dev.playbook.core.report.format;

import dev.playbook.core.expression.Scope;
import dev.playbook.core.template.Escaping;
import dev.playbook.core.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The fixed text of a document, with places for values.
 *
 * @param resource the template's name
 */
record Layout(String resource) {

  /** Returns the document of Markdown or another text whose values are written as they are. */
  String text(Map<String, Object> view) {
    return filled(view, Escaping.TEXT);
  }

  /** Returns the document of HTML; no value becomes a tag. */
  String html(Map<String, Object> view) {
    return filled(view, Escaping.HTML);
  }

  private String filled(Map<String, Object> view, Escaping escaping) {
    return String.valueOf(Template.render(raw(), new Scope(view), escaping));
  }

  /** Returns the template itself. */
  String raw() {
    try (InputStream in = Layout.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
