package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around a place in its line. */
final class Neighbourhood {
  private static final Pattern ONLY_A_KEY = Pattern.compile("^\\s*(?:- )?([\\w.-]+)$");

  private final Source source;
  private final int number;
  private final String before;
  private final String from;
  private final boolean inFile;

  Neighbourhood(Span place) {
    List<String> lines = place.source().lines();
    this.source = place.source();
    this.number = place.line();
    this.inFile = number <= lines.size();
    String line = inFile ? lines.get(number - 1) : "";
    int length = line.codePointCount(0, line.length());
    int offset = line.offsetByCodePoints(0, Math.min(place.column() - 1, length));
    this.before = line.substring(0, offset);
    this.from = line.substring(offset);
  }

  /** Returns the character at the place; empty at the end of a line. */
  String character() {
    return from.isEmpty() ? "" : Character.toString(from.codePointAt(0));
  }

  boolean isBehindTheEnd() {
    return !inFile;
  }

  /** Whether a quote stands before the place, as it does when a text in quotes has ended. */
  boolean afterQuote() {
    String text = before.strip();
    boolean quote = text.endsWith("\"") || text.endsWith("'");
    return quote && !from.isEmpty() && !from.startsWith(":");
  }

  /** Whether the quote before the place closes one that this line does not show. */
  boolean endsQuoteOfEarlierLine() {
    char quote = before.strip().charAt(before.strip().length() - 1);
    return before.chars().filter(c -> c == quote).count() % 2 == 1;
  }

  /** Returns the word before the place when it begins the line. */
  Optional<Span> keyBefore() {
    Matcher key = ONLY_A_KEY.matcher(before);
    return key.matches() ? Optional.of(columns(key.start(1), key.end(1))) : Optional.empty();
  }

  /** Returns the place and all that follows it in its line. */
  Span restOfLine() {
    return columns(before.length(), (before + from).stripTrailing().length());
  }

  private Span columns(int start, int end) {
    String line = before + from;
    int column = line.codePointCount(0, start) + 1;
    int last = Math.max(column + 1, line.codePointCount(0, Math.max(start, end)) + 1);
    return new Span(source, number, column, number, last);
  }
}
