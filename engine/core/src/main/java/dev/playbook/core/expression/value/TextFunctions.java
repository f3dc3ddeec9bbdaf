package dev.playbook.core.expression.value;

import java.util.ArrayList;
import java.util.List;

/** Functions on text. Places and lengths are counted in code points, as CEL does. */
final class TextFunctions {
  private TextFunctions() {}

  static long length(String text) {
    return text.codePointCount(0, text.length());
  }

  static String lowerAscii(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character >= 'A' && character <= 'Z') {
        lower.setCharAt(at, (char) (character + 'a' - 'A'));
      }
    }
    return lower.toString();
  }

  static String upperAscii(String text) {
    StringBuilder upper = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character >= 'a' && character <= 'z') {
        upper.setCharAt(at, (char) (character + 'A' - 'a'));
      }
    }
    return upper.toString();
  }

  static String trim(String text) {
    return text.strip();
  }

  static String charAt(String text, long index) {
    return index == length(text) ? "" : substring(text, index, index + 1);
  }

  static long indexOf(String text, String part) {
    return points(text, text.indexOf(part));
  }

  static long lastIndexOf(String text, String part) {
    return points(text, text.lastIndexOf(part));
  }

  static String substring(String text, long start, long end) {
    long length = length(text);
    long last = end == Long.MAX_VALUE ? length : end;
    if (start < 0 || last > length || start > last) {
      throw NoValue.because("the text has " + length + " characters");
    }
    int from = text.offsetByCodePoints(0, (int) start);
    return text.substring(from, text.offsetByCodePoints(from, (int) (last - start)));
  }

  static List<String> split(String text, String separator) {
    if (separator.isEmpty()) {
      return text.codePoints().mapToObj(Character::toString).toList();
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return List.copyOf(parts);
  }

  static String join(List<?> parts, String separator) {
    List<String> texts = new ArrayList<>();
    for (Object part : parts) {
      if (!(Values.known(part) instanceof String text)) {
        throw NoValue.because("`join` needs texts, and the list holds " + Kinds.describe(part));
      }
      texts.add(text);
    }
    return String.join(separator, texts);
  }

  private static long points(String text, int offset) {
    return offset < 0 ? -1 : text.codePointCount(0, offset);
  }
}
