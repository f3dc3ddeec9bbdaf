package dev.playbook.core.load.lint.shell;

import dev.playbook.core.load.lint.shell.ShellWord.Variable;
import dev.playbook.core.load.lint.text.Passage;
import java.util.ArrayList;
import java.util.List;

/** Reads one word: quotes, escapes, expansions, and the templates of a playbook. */
final class WordReader {
  private static final String BREAKS = " \t\r\n;|&<>()";
  private static final String GUARDS = "-=+?";

  /** Deeper brackets are not looked into, so that no text can exhaust the stack. */
  private static final int DEEPEST = 30;

  private final Cursor cursor;
  private final int level;
  private final char closing;
  private final StringBuilder text = new StringBuilder();
  private final List<Variable> variables = new ArrayList<>();
  private final List<ShellCommand> substitutions = new ArrayList<>();
  private int nesting;
  private boolean quoting;

  /**
   * Makes a reader for one word.
   *
   * @param level how many substitutions are open around it
   * @param closing the character that ends the innermost of them
   */
  WordReader(Cursor cursor, int level, char closing) {
    this.cursor = cursor;
    this.level = level;
    this.closing = closing;
  }

  /** Returns what a text between double quotes expands. */
  static List<Variable> variables(Passage text) {
    WordReader reader = new WordReader(new Cursor(text), 0, '\0');
    reader.quoted('\0');
    return reader.variables;
  }

  /** Reads from the cursor to just behind the word. */
  ShellWord word() {
    int start = cursor.at();
    if (cursor.sees("<(") || cursor.sees(">(")) {
      substitution(2, ')');
    }
    while (!cursor.ended() && (!breaks() || isArray(start))) {
      unquoted();
    }
    return new ShellWord(text.toString(), cursor.passageSince(start), variables, substitutions);
  }

  private boolean breaks() {
    char next = cursor.peek();
    return BREAKS.indexOf(next) >= 0 || (next == '`' && closing == '`');
  }

  /** {@code name=(…)}. */
  private boolean isArray(int start) {
    return cursor.peek() == '(' && cursor.at() > start && text.toString().endsWith("=");
  }

  private void unquoted() {
    switch (cursor.peek()) {
      case '\\' -> escaped();
      case '\'' -> singleQuoted();
      case '"' -> doubleQuoted();
      case '$' -> dollar();
      case '`' -> backticks();
      case '(' -> nested(1, ')');
      case '{' -> brace();
      default -> copy(1);
    }
  }

  private void brace() {
    if (cursor.sees("{{")) {
      copyTo("}}");
    } else {
      copy(1);
    }
  }

  private void copy(int characters) {
    int start = cursor.at();
    cursor.skip(characters);
    text.append(cursor.since(start));
  }

  private void copyTo(String end) {
    int start = cursor.at();
    cursor.skipBehind(end);
    text.append(cursor.since(start));
  }

  /** Reads to a bracket behind an opening of some characters; what is between stays as written. */
  private void nested(int opening, char end) {
    int start = cursor.at();
    int length = text.length();
    cursor.skip(opening);
    nesting++;
    while (nesting < DEEPEST && !cursor.ended() && cursor.peek() != end) {
      unquoted();
    }
    nesting--;
    cursor.skip(1);
    text.setLength(length);
    text.append(cursor.since(start));
  }

  private void escaped() {
    cursor.skip(1);
    if (cursor.peek() == '\n') {
      cursor.skip(1);
    } else {
      copy(1);
    }
  }

  /** Between double quotes, also inside of brackets there, it is a character like others. */
  private void singleQuoted() {
    if (quoting) {
      copy(1);
      return;
    }
    cursor.skip(1);
    while (!cursor.ended() && cursor.peek() != '\'') {
      copy(1);
    }
    cursor.skip(1);
  }

  private void doubleQuoted() {
    boolean before = quoting;
    quoting = true;
    cursor.skip(1);
    quoted('"');
    cursor.skip(1);
    quoting = before;
  }

  private void quoted(char end) {
    while (!cursor.ended() && cursor.peek() != end) {
      switch (cursor.peek()) {
        case '\\' -> escapedInQuotes();
        case '$' -> dollar();
        case '`' -> backticks();
        case '{' -> brace();
        default -> copy(1);
      }
    }
  }

  private void escapedInQuotes() {
    boolean escapes = "$`\"\\\n".indexOf(cursor.peek(1)) >= 0 && cursor.peek(1) != '\0';
    if (escapes) {
      escaped();
    } else {
      copy(1);
    }
  }

  private void dollar() {
    if (cursor.sees("$((")) {
      nested(2, ')');
      copy(cursor.peek() == ')' ? 1 : 0);
    } else if (cursor.sees("$(")) {
      substitution(2, ')');
    } else if (cursor.sees("${")) {
      braced();
    } else if (cursor.sees("$'") || cursor.sees("$\"")) {
      cursor.skip(1);
    } else {
      plainVariable();
    }
  }

  private void plainVariable() {
    int start = cursor.at();
    cursor.skip(1);
    String name = name();
    text.append(cursor.since(start));
    if (!name.isEmpty()) {
      variables.add(new Variable(name, false));
    }
  }

  private void braced() {
    int start = cursor.at();
    int length = text.length();
    cursor.skip(2);
    boolean counts = cursor.skip("#") || cursor.skip("!");
    String name = name();
    char guard = cursor.peek() == ':' ? cursor.peek(1) : cursor.peek();
    boolean guarded = counts || (guard != '\0' && GUARDS.indexOf(guard) >= 0);
    if (!name.isEmpty()) {
      variables.add(new Variable(name, guarded));
    }
    nested(0, '}');
    text.setLength(length);
    text.append(cursor.since(start));
  }

  private String name() {
    int start = cursor.at();
    while (isNamePart(cursor.peek(), cursor.at() == start)) {
      cursor.skip(1);
    }
    return cursor.since(start);
  }

  private static boolean isNamePart(char c, boolean first) {
    boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (!first && c >= '0' && c <= '9');
  }

  private void backticks() {
    if (closing == '`') {
      copy(1);
    } else {
      substitution(1, '`');
    }
  }

  private void substitution(int opening, char end) {
    int start = cursor.at();
    cursor.skip(opening);
    substitutions.addAll(new CommandReader(cursor, level + 1, end).commands());
    cursor.skip(1);
    text.append(cursor.since(start));
  }
}
