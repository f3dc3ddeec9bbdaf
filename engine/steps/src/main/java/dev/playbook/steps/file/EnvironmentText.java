package dev.playbook.steps.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text of lines {@code KEY=value}, in which values are changed and all else stays, byte by byte:
 * {@code export}, quotes, spaces, comments, line ends.
 *
 * <p>A value in quotes may go over several lines; what stands in it is not a line of its own.
 */
record EnvironmentText(String text) {
  // A byte 0x85, as in the letter Å, is no line end, though it is one to a dot without (?s).
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?s)((?:ï»¿)?[ \\t]*(?:export[ \\t]+)?)([A-Za-z_][\\w.-]*)([ \\t]*=[ \\t]*)(.*)");
  private static final Pattern QUOTED =
      Pattern.compile("(?s)\"((?:[^\"\\\\]++|\\\\.)*+)\"(.*)|'([^']*+)'(.*)");
  private static final Pattern DOUBLE_QUOTED = Pattern.compile("(?s)(?:[^\"\\\\]++|\\\\.)*+");
  private static final Pattern PLAIN = Pattern.compile("(?s)(.*?)([ \\t]*|[ \\t]+#.*)");
  private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\r|\\n|$)");

  /**
   * Where a value stands.
   *
   * @param line 1-based
   * @param start of the value without quotes, in characters
   * @param end after it
   * @param quote the quotes around it, or nothing
   * @param isWhole whether it ends on its line
   */
  private record Place(int line, String key, int start, int end, String quote, boolean isWhole) {}

  /** The text with one value changed, or the reason why that cannot be done. */
  sealed interface Edit {
    /** It can be done. */
    record Done(EnvironmentText text) implements Edit {}

    /** It cannot. */
    record Refused(String reason, String hint) implements Edit {}
  }

  Edit set(String key, String value) {
    List<Place> places = places().stream().filter(place -> place.key().equals(key)).toList();
    if (places.size() != 1) {
      return places.isEmpty() ? missing(key) : doubled(key, places);
    }
    Place place = places.getFirst();
    if (!place.isWhole()) {
      return new Edit.Refused(
          "the value of `%s` in line %d goes over several lines".formatted(key, place.line()),
          "change it with `git.restore` or `file.copy`");
    }
    if (!fits(value, place.quote())) {
      return new Edit.Refused(
          "the new value of `%s` cannot stand in line %d, which is written %s"
              .formatted(
                  key,
                  place.line(),
                  place.quote().isEmpty() ? "without quotes" : "in " + place.quote()),
          "change the quotes of the line by hand, or the value");
    }
    return new Edit.Done(
        new EnvironmentText(
            text.substring(0, place.start()) + value + text.substring(place.end())));
  }

  private static boolean fits(String value, String quote) {
    if (value.chars().anyMatch(each -> each == '\n' || each == '\r' || each == '\0')) {
      return false;
    }
    return switch (quote) {
      case "'" -> !value.contains("'");
      case "\"" -> DOUBLE_QUOTED.matcher(value).matches();
      default -> {
        Matcher plain = PLAIN.matcher(value);
        yield plain.matches()
            && plain.group(2).isEmpty()
            && !value.startsWith("\"")
            && !value.startsWith("'")
            && !value.startsWith(" ")
            && !value.startsWith("\t");
      }
    };
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    Matcher lines = LINE.matcher(text);
    int number = 0;
    int skipTo = 0;
    while (lines.find() && (lines.end() > lines.start())) {
      number++;
      if (lines.start() < skipTo) {
        continue;
      }
      Optional<Place> place = place(number, lines.start(1), lines.group(1));
      place.ifPresent(places::add);
      if (place.isPresent() && !place.get().isWhole()) {
        skipTo = place.get().end();
      }
    }
    return places;
  }

  private Optional<Place> place(int number, int offset, String line) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    if (!assignment.matches()) {
      return Optional.empty();
    }
    String key = assignment.group(2);
    String rest = assignment.group(4);
    int start = offset + assignment.start(4);
    if (!rest.startsWith("\"") && !rest.startsWith("'")) {
      Matcher plain = PLAIN.matcher(rest);
      int length = plain.matches() ? plain.end(1) : rest.length();
      return Optional.of(new Place(number, key, start, start + length, "", true));
    }
    Matcher quoted = QUOTED.matcher(rest);
    String quote = rest.substring(0, 1);
    if (!quoted.matches()) {
      return Optional.of(new Place(number, key, start, closing(start, quote), quote, false));
    }
    int length = quote.equals("'") ? quoted.group(3).length() : quoted.group(1).length();
    return Optional.of(new Place(number, key, start + 1, start + 1 + length, quote, true));
  }

  /** Returns where a value over several lines ends; the end of the text when it never does. */
  private int closing(int start, String quote) {
    int end = start + 1;
    while (end < text.length() && !text.startsWith(quote, end)) {
      end += quote.equals("\"") && text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end, text.length());
  }

  private Edit missing(String key) {
    List<String> near =
        places().stream()
            .filter(place -> place.key().contains(key) || place.key().equalsIgnoreCase(key))
            .map(place -> "`%s` in line %d".formatted(place.key(), place.line()))
            .toList();
    return new Edit.Refused(
        "there is no line `" + key + "=…`",
        near.isEmpty()
            ? "add the line by hand, or correct `key`; lines behind # do not count"
            : "near it stands " + String.join(", ", near));
  }

  private static Edit doubled(String key, List<Place> places) {
    return new Edit.Refused(
        "`%s` stands %d times, in the lines %s"
            .formatted(
                key,
                places.size(),
                places.stream()
                    .map(place -> String.valueOf(place.line()))
                    .collect(Collectors.joining(", "))),
        "remove all but one");
  }
}
