package dev.playbook.core.template.escape;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a query language writes quotes, comments and values. */
interface Literals {
  /** Returns what follows the quotes and comments of a statement from its start. */
  QuotedRegions regions();

  /** Returns a single value as text of the language. */
  String text(String value);

  String truth(boolean value);

  String duration(Duration value);

  /** Returns a list as one value; refuses it where the language has none. */
  String list(List<?> values);

  /** Returns any value as text of the language, which means that value wherever one may stand. */
  default String of(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Boolean truth -> truth(truth);
      case Number number -> number(number);
      case Duration duration -> duration(duration);
      case List<?> list -> list(list);
      case Object other -> text(PlainText.text(other));
    };
  }

  private static String number(Number number) {
    if (number instanceof Double fraction && !Double.isFinite(fraction)) {
      throw new Refused("`" + number + "` is not a number of this language", "use `params:`");
    }
    String text = number.toString();
    return text.startsWith("-") ? "(" + text + ")" : text;
  }
}
