package dev.playbook.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Breaks a line that is wider than a terminal, at blanks where it can. What follows a break stands
 * a little further in, and in the same colour. Nothing but blanks is lost.
 */
final class LineBreaker {
  private static final int HANG = 4;
  private static final String RESET = "\u001b[0m";
  private static final Pattern CODE = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern PIECE =
      Pattern.compile("(?<code>" + CODE + ")|(?<blanks> +)|(?<word>[^ \u001b]+)");

  private final int width;
  private final int hang;
  private final List<String> done = new ArrayList<>();
  private StringBuilder line = new StringBuilder();
  private int used;
  private int blanks;
  private boolean empty = true;
  private String colour = "";
  private String opening = "";

  private LineBreaker(int width, int hang) {
    this.width = width;
    this.hang = hang;
  }

  /** Returns a text without a line that is wider. */
  static String text(String text, int width) {
    return Stream.of(text.split("\n", -1))
        .flatMap(line -> lines(line, width).stream())
        .collect(Collectors.joining("\n"));
  }

  private static List<String> lines(String line, int width) {
    String plain = CODE.matcher(line).replaceAll("");
    int indent = plain.length() - plain.stripLeading().length();
    LineBreaker breaker = new LineBreaker(width, Math.min(indent + HANG, width / 2));
    Matcher pieces = PIECE.matcher(line);
    while (pieces.find()) {
      breaker.add(pieces);
    }
    return breaker.end();
  }

  private void add(Matcher piece) {
    if (piece.group("code") != null) {
      paint(piece.group());
    } else if (piece.group("blanks") != null) {
      blanks += piece.group().length();
    } else {
      word(piece.group());
    }
  }

  private void paint(String code) {
    if (code.equals(RESET)) {
      line.append(opening.isEmpty() ? code : "");
      colour = "";
      opening = "";
    } else {
      colour = code;
      opening = code;
    }
  }

  private void word(String word) {
    String rest = word;
    while (Columns.length(rest) > room()) {
      if (room() > 0 && (empty || Columns.length(rest) > width - hang)) {
        int end = end(rest);
        append(rest.substring(0, end));
        rest = rest.substring(end);
      }
      breakLine();
    }
    append(rest);
  }

  /** Returns where a word is cut that no line can hold, behind a slash if it can be. */
  private int end(String word) {
    int end = word.offsetByCodePoints(0, room());
    int slash = word.lastIndexOf('/', end - 1) + 1;
    return slash > 0 ? slash : end;
  }

  private int room() {
    return width - used - blanks;
  }

  private void append(String word) {
    line.append(" ".repeat(blanks)).append(opening).append(word);
    used += blanks + Columns.length(word);
    blanks = 0;
    opening = "";
    // A sign alone at the end of a line would say nothing.
    empty = empty && Columns.length(word) == 1;
  }

  private void breakLine() {
    if (!colour.isEmpty() && opening.isEmpty()) {
      line.append(RESET);
    }
    done.add(line.toString());
    line = new StringBuilder();
    used = 0;
    blanks = hang;
    opening = colour;
    empty = true;
  }

  private List<String> end() {
    done.add(line.toString());
    return done;
  }
}
