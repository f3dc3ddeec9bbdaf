package dev.playbook.steps.person;

import dev.playbook.spi.Answer;
import dev.playbook.spi.Inputs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is asked.
 *
 * @param name in words: the operator when nobody is named
 */
record Whom(String name) {

  static Whom of(Inputs with) {
    return new Whom(with.optionalText("who").orElse("the operator"));
  }

  /** Returns a text for this person. */
  String reads(String text) {
    return "for " + name + ": " + text;
  }

  /** Returns the line of a plan. */
  String summary(String text) {
    return "ask " + name + ": " + text.lines().findFirst().orElse("");
  }

  /** Returns what every answer gives. */
  static Map<String, Object> values(Answer answer) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("answer", answer.text());
    values.put("by", answer.by());
    return values;
  }
}
