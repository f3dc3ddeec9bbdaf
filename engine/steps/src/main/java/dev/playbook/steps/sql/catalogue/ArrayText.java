package dev.playbook.steps.sql.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Reads the text form of a one-dimensional array without nulls, such as {@code {a,"b ""}}. */
final class ArrayText {
  private ArrayText() {}

  static List<String> elements(String array) {
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 1; i < array.length() - 1; i++) {
      char c = array.charAt(i);
      any = true;
      if (c == '\\') {
        i++;
        element.append(array.charAt(i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        elements.add(element.toString());
        element.setLength(0);
      } else {
        element.append(c);
      }
    }
    if (any) {
      elements.add(element.toString());
    }
    return elements;
  }
}
