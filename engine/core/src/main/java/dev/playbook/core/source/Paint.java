package dev.playbook.core.source;

import dev.playbook.core.source.Excerpts.Mark;

/** Terminal colours, or none. Colour alone never carries meaning. */
record Paint(boolean on) {

  String error(String text) {
    return in("1;31", text);
  }

  String warning(String text) {
    return in("1;33", text);
  }

  String strong(String text) {
    return in("1", text);
  }

  String edge(String text) {
    return in("1;34", text);
  }

  String sign(Mark mark, String text) {
    return mark.main() ? error(text) : edge(text);
  }

  private String in(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
