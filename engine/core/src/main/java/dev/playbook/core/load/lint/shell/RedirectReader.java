package dev.playbook.core.load.lint.shell;

import dev.playbook.core.load.lint.text.Passage;
import java.util.List;

/** Reads redirects, with the here-documents that belong to them. */
final class RedirectReader {
  private static final List<String> OPERATORS =
      List.of("<<<", "<<-", "<<", "<&", "<>", "<", "&>>", "&>", ">>", ">|", ">&", ">");

  private final Cursor cursor;

  RedirectReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Returns whether a redirect comes next. */
  boolean begins() {
    int digits = digits();
    char sign = cursor.peek(digits);
    boolean process = digits == 0 && cursor.peek(1) == '(';
    return (sign == '<' || sign == '>' || (digits == 0 && cursor.sees("&>"))) && !process;
  }

  /**
   * Reads a redirect.
   *
   * @param words reads the word behind it
   */
  Redirect redirect(WordReader words) {
    int digits = digits();
    String number = cursor.ahead(digits);
    cursor.skip(digits);
    String operator = OPERATORS.stream().filter(cursor::skip).findFirst().orElseThrow();
    cursor.skipBlanks();
    ShellWord target = words.word();
    int usual = operator.startsWith("<") ? 0 : 1;
    int descriptor = number.isEmpty() || number.length() > 3 ? usual : Integer.parseInt(number);
    boolean document = operator.equals("<<") || operator.equals("<<-");
    return new Redirect(
        document ? "<<" : operator,
        descriptor,
        document ? hereDocument(target, operator.equals("<<-")) : target);
  }

  private ShellWord hereDocument(ShellWord delimiter, boolean indented) {
    Passage body = cursor.hereDocument(delimiter.text(), indented);
    boolean expands = delimiter.text().equals(delimiter.written().text());
    return new ShellWord(
        body.text(), body, expands ? WordReader.variables(body) : List.of(), List.of());
  }

  private int digits() {
    int digits = 0;
    while (Character.isDigit(cursor.peek(digits))) {
      digits++;
    }
    return digits;
  }
}
