package dev.playbook.core.template.escape;

import org.jspecify.annotations.Nullable;

/** HTML text and quoted attribute values. */
public final class HtmlText implements Surroundings {

  @Override
  public void pass(String text) {}

  @Override
  public void hole() {}

  @Override
  public String write(@Nullable Object value) {
    StringBuilder html = new StringBuilder();
    PlainText.text(value).codePoints().forEach(point -> append(html, point));
    return html.toString();
  }

  private static void append(StringBuilder html, int point) {
    switch (point) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> html.appendCodePoint(point);
    }
  }
}
