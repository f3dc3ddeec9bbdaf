package dev.playbook.core.load.lint.shell;

import dev.playbook.core.load.lint.text.Passage;

/** A place in shell text that moves on. */
final class Cursor {
  private final Passage passage;
  private final String text;
  private int at;

  /** Where the next line begins, behind the here-documents of this one; 0 for no such. */
  private int nextLine;

  Cursor(Passage passage) {
    this.passage = passage;
    this.text = passage.text();
  }

  int at() {
    return at;
  }

  boolean ended() {
    return at >= text.length();
  }

  /** Returns the next character; NUL at the end. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  String ahead(int characters) {
    return text.substring(at, Math.min(text.length(), at + characters));
  }

  boolean sees(String expected) {
    return text.startsWith(expected, at);
  }

  void skip(int characters) {
    at = Math.min(text.length(), at + characters);
  }

  /** Steps over a text if it comes next. */
  boolean skip(String expected) {
    boolean there = sees(expected);
    if (there) {
      at += expected.length();
    }
    return there;
  }

  /** Moves to the next occurrence of a text, or to the end. */
  void skipTo(String expected) {
    int found = text.indexOf(expected, at);
    at = found < 0 ? text.length() : found;
  }

  /** Moves behind the next occurrence of a text, or to the end. */
  void skipBehind(String expected) {
    skipTo(expected);
    skip(expected.length());
  }

  /** Moves behind the bracket that closes the one that comes next, or to the end. */
  void skipBrackets() {
    int open = 0;
    do {
      open += peek() == '(' ? 1 : peek() == ')' ? -1 : 0;
      skip(1);
    } while (open > 0 && !ended());
  }

  /** Steps over blanks and continued lines. */
  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || sees("\\\n")) {
      skip(peek() == '\\' ? 2 : 1);
    }
  }

  /** Steps over a line end and the here-documents that begin there. */
  void skipLineEnd() {
    skip(1);
    at = Math.max(at, nextLine);
  }

  /** Returns the text of a here-document that begins on the next line. */
  Passage hereDocument(String delimiter, boolean indented) {
    int lineEnd = text.indexOf('\n', at);
    int start = lineEnd < 0 ? text.length() : Math.max(lineEnd + 1, nextLine);
    int end = start;
    nextLine = text.length();
    while (end < text.length()) {
      int next = text.indexOf('\n', end);
      int stop = next < 0 ? text.length() : next;
      String line = text.substring(end, stop);
      if ((indented ? line.stripLeading() : line).equals(delimiter)) {
        nextLine = Math.min(text.length(), stop + 1);
        break;
      }
      end = Math.min(text.length(), stop + 1);
    }
    return passage.part(start, end);
  }

  String since(int start) {
    return text.substring(start, at);
  }

  Passage passageSince(int start) {
    return passage.part(start, at);
  }
}
