package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Gives plain scalars their type, as YAML 1.2's core schema says it. */
final class Scalars {
  /** Texts to a YAML 1.2 reader, booleans to a YAML 1.1 reader. */
  private static final Set<String> OLD_BOOLEANS =
      Set.of("yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF");

  /** Texts to a YAML 1.2 reader; base 60 and {@code 1_000} to a YAML 1.1 reader. */
  private static final Pattern OLD_NUMBERS =
      Pattern.compile("[-+]?[1-9]\\d{0,9}(?::[0-5]?\\d){1,3}|[-+]?\\d{1,9}(?:_\\d{1,9}){1,3}");

  private static final Pattern OLD_OCTAL = Pattern.compile("0[0-9]+");

  /** No number of 64 bits is longer; longer ones are not even tried (a million digits: 12 s). */
  private static final int LONGEST_NUMBER = 64;

  private final ScalarResolver resolver = new CoreSchema().getScalarResolver();
  private final Diagnostics problems;

  Scalars(Diagnostics problems) {
    this.problems = problems;
  }

  YamlTree.Scalar scalar(ScalarEvent event, Span span) {
    String text = event.getValue();
    refuseHalfCharacters(text, span);
    if (!event.isPlain()) {
      return new YamlTree.Scalar(text, false, Optional.of(text), span);
    }
    warnOfOldReaders(text, span);
    return new YamlTree.Scalar(text, true, typed(text, span), span);
  }

  private Optional<Object> typed(String text, Span span) {
    Tag tag = resolver.resolve(text, true);
    if (tag.equals(Tag.NULL)) {
      return Optional.empty();
    }
    if (tag.equals(Tag.BOOL)) {
      return Optional.of(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT)) {
      return Optional.of(integer(text, span));
    }
    return Optional.of(tag.equals(Tag.FLOAT) ? decimal(text, span) : text);
  }

  private Object integer(String text, Span span) {
    try {
      if (text.length() <= LONGEST_NUMBER) {
        return parse(text);
      }
    } catch (NumberFormatException tooLarge) {
      // told below
    }
    return outOfRange(text, span);
  }

  private static long parse(String text) {
    if (text.startsWith("0x")) {
      return Long.parseLong(text.substring(2), 16);
    }
    return text.startsWith("0o") ? Long.parseLong(text.substring(2), 8) : Long.parseLong(text);
  }

  private Object decimal(String text, Span span) {
    boolean written = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    double value =
        written && text.length() <= LONGEST_NUMBER ? Double.parseDouble(text) : Double.NaN;
    return Double.isFinite(value) ? (Object) value : outOfRange(text, span);
  }

  private String outOfRange(String text, Span span) {
    String shown = text.length() > 30 ? text.substring(0, 27) + "…" : text;
    problems.add(
        Rule.NUMBER
            .error(span, "`%s` is out of the range of numbers".formatted(shown))
            .hint("quote it if it is meant as text"));
    return text;
  }

  /** An escape such as {@code \ud83d} alone: no encoding can write it. */
  private void refuseHalfCharacters(String text, Span span) {
    if (hasHalfCharacter(text)) {
      problems.add(
          Rule.ENCODING
              .error(span, "an escape in this text is half a character")
              .hint("write the character itself"));
    }
  }

  private static boolean hasHalfCharacter(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
      }
    }
    return false;
  }

  private void warnOfOldReaders(String text, Span span) {
    if (OLD_BOOLEANS.contains(text)) {
      String meant = text.matches("(?i)yes|on") ? "true" : "false";
      problems.add(
          Rule.AMBIGUOUS_SCALAR
              .warning(span, "`%s` is text here, and a boolean to many editors".formatted(text))
              .hint("write `\"%s\"` for the text, `%s` for the boolean".formatted(text, meant)));
    } else if (mayBeNumber(text) && OLD_NUMBERS.matcher(text).matches()) {
      problems.add(
          Rule.AMBIGUOUS_SCALAR
              .warning(span, "`%s` is text here, and a number to many editors".formatted(text))
              .hint("write `\"%s\"`, in quotes".formatted(text)));
    } else if (mayBeNumber(text) && OLD_OCTAL.matcher(text).matches()) {
      problems.add(
          Rule.AMBIGUOUS_SCALAR
              .warning(span, "`%s` is the number %s, not octal".formatted(text, stripped(text)))
              .hint("write `0o%s` for octal, or quote it".formatted(text.substring(1))));
    }
  }

  /** Most texts are none, and every start pays for the patterns. */
  private static boolean mayBeNumber(String text) {
    return !text.isEmpty() && text.charAt(0) <= '9';
  }

  private static String stripped(String text) {
    return text.replaceFirst("^0+(?=.)", "");
  }
}
