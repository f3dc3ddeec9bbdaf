package dev.playbook.core.template.escape;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A script for bash: a value is one word, or part of one. Between quotes, the quotes are closed
 * before it and opened again after it. Where bash would read the value a second time (command
 * substitution in quotes, arithmetic, here-documents, backticks, comments) no value is written.
 */
public final class ShellText implements Surroundings {
  private enum State {
    PLAIN,
    SINGLE,
    DOUBLE,
    COMMENT,
    BACKTICKS,
    /** From here on only bash itself could say where the text stands. */
    UNCLEAR
  }

  private static final Pattern OPEN_SUBSCRIPT = Pattern.compile("\\w\\[[^]\\n]*$");

  private final StringBuilder pending = new StringBuilder();
  private State state = State.PLAIN;
  private String text = "";
  private int at;
  private boolean wordStarts = true;

  @Override
  public void pass(String piece) {
    pending.append(piece);
  }

  private void follow() {
    text = pending.toString();
    pending.setLength(0);
    for (at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      switch (state) {
        case PLAIN -> plain(character);
        case DOUBLE -> doubleQuoted(character);
        case SINGLE -> state = character == '\'' ? State.PLAIN : state;
        case COMMENT -> state = character == '\n' ? State.PLAIN : state;
        case BACKTICKS -> backticks(character);
        case UNCLEAR -> {}
      }
      wordStarts = state == State.PLAIN && " \t\n;|&(".indexOf(character) >= 0;
    }
  }

  private void plain(char character) {
    switch (character) {
      case '\\' -> skipEscaped();
      case '\'' -> state = before('$') ? State.UNCLEAR : State.SINGLE;
      case '"' -> state = State.DOUBLE;
      case '`' -> state = State.BACKTICKS;
      case '#' -> state = wordStarts ? State.COMMENT : state;
      case '(' -> state = before('(') ? State.UNCLEAR : state;
      case '<' -> hereDocument();
      case '$' -> expansion();
      default -> {}
    }
  }

  private void doubleQuoted(char character) {
    switch (character) {
      case '\\' -> skipEscaped();
      case '"' -> state = State.PLAIN;
      case '`' -> state = State.UNCLEAR;
      case '$' -> {
        boolean substitution = text.startsWith("(", at + 1);
        state = substitution ? State.UNCLEAR : state;
        expansion();
      }
      default -> {}
    }
  }

  private void backticks(char character) {
    if (character == '\\') {
      skipEscaped();
    } else if (character == '`') {
      state = State.PLAIN;
    }
  }

  /** A piece that ends in a backslash would escape the value. */
  private void skipEscaped() {
    at++;
    if (at >= text.length()) {
      state = State.UNCLEAR;
    }
  }

  private boolean before(char expected) {
    return at > 0 && text.charAt(at - 1) == expected;
  }

  private void hereDocument() {
    if (text.startsWith("<<<", at)) {
      at += 2;
    } else if (text.startsWith("<<", at)) {
      state = State.UNCLEAR;
    }
  }

  /** Only simple expansions are passed: <code>${name}</code>, <code>${#list[@]}</code>. */
  private void expansion() {
    if (text.startsWith("[", at + 1)) {
      state = State.UNCLEAR;
    }
    if (!text.startsWith("{", at + 1)) {
      return;
    }
    int end = text.indexOf('}', at);
    boolean simple = end > 0 && text.substring(at + 2, end).chars().noneMatch(ShellText::isSign);
    state = simple ? state : State.UNCLEAR;
    at = simple ? end : at;
  }

  private static boolean isSign(int character) {
    return "'\"`\\${".indexOf(character) >= 0;
  }

  @Override
  public void hole() {
    follow();
    switch (state) {
      case PLAIN, SINGLE, DOUBLE -> {}
      case COMMENT -> throw refused("in a comment", "take it out of the comment");
      case BACKTICKS -> throw refused("between backticks");
      case UNCLEAR -> throw refused("where bash would read it a second time");
    }
    if (text.endsWith("$") && state != State.SINGLE) {
      throw refused("right after a `$`", "remove the `$`");
    }
    if (state == State.PLAIN && OPEN_SUBSCRIPT.matcher(text).find()) {
      throw refused("in a subscript, which bash calculates");
    }
    wordStarts = false;
  }

  private static Refused refused(String where) {
    return refused(where, "pass it with `env:` and write \"$NAME\" in the script");
  }

  private static Refused refused(String where, String hint) {
    return new Refused("a value cannot stand " + where, hint);
  }

  @Override
  public String write(@Nullable Object value) {
    String word = "'" + escaped(PlainText.text(value)) + "'";
    return switch (state) {
      case SINGLE -> "'" + word + "'";
      case DOUBLE -> "\"" + word + "\"";
      case PLAIN, COMMENT, BACKTICKS, UNCLEAR -> word;
    };
  }

  private static String escaped(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new Refused("a shell cannot hold the character NUL", "");
    }
    return value.replace("'", "'\\''");
  }
}
