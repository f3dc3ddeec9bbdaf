package dev.playbook.core.load.lint.shell;

import dev.playbook.core.load.lint.shell.ShellCommand.Joint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads commands up to the end of the text, or of the substitution that they stand in. */
final class CommandReader {
  /** Deeper substitutions are not looked into, so that no text can exhaust the stack. */
  private static final int DEEPEST = 20;

  private static final Set<String> LEADING =
      Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "{", "time", "function");
  private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");

  private final Cursor cursor;
  private final int level;
  private final char closing;
  private final List<ShellCommand> commands = new ArrayList<>();
  private final Set<String> functions = new HashSet<>();
  private final RedirectReader redirects;
  private Draft draft = new Draft(Joint.NEXT);
  private int depth;
  private int loops;
  private int cases;
  private boolean pattern;

  CommandReader(Cursor cursor, int level) {
    this(cursor, level, '\0');
  }

  /**
   * Makes a reader for a substitution.
   *
   * @param closing the character that ends it
   */
  CommandReader(Cursor cursor, int level, char closing) {
    this.cursor = cursor;
    this.level = level;
    this.closing = closing;
    this.redirects = new RedirectReader(cursor);
  }

  List<ShellCommand> commands() {
    if (level > DEEPEST) {
      cursor.skipTo(String.valueOf(closing));
    }
    cursor.skipBlanks();
    while (!atEnd()) {
      next();
      cursor.skipBlanks();
    }
    finish(Joint.NEXT);
    return commands;
  }

  /** Returns the names of the functions that were defined. */
  Set<String> functions() {
    return functions;
  }

  private boolean atEnd() {
    boolean closes = closing != '\0' && cursor.peek() == closing;
    return cursor.ended() || (closes && depth == 0 && !pattern);
  }

  private void next() {
    if (pattern) {
      pattern();
      return;
    }
    switch (cursor.peek()) {
      case '\n' -> lineEnd();
      case '#' -> cursor.skipTo("\n");
      case ';' -> semicolon();
      case '&' -> ampersand();
      case '|' -> bar();
      case '(' -> opening();
      case ')' -> closingBracket();
      default -> wordOrRedirect();
    }
  }

  private void lineEnd() {
    cursor.skipLineEnd();
    finish(Joint.NEXT);
  }

  private void semicolon() {
    boolean branchEnds = cursor.sees(";;") || cursor.sees(";&");
    cursor.skip(branchEnds ? 2 : 1);
    pattern = branchEnds && cases > 0;
    finish(Joint.NEXT);
  }

  private void ampersand() {
    if (redirects.begins()) {
      draft.add(redirects.redirect(words()));
    } else if (cursor.skip("&&")) {
      finish(Joint.AND);
    } else {
      cursor.skip(1);
      finish(Joint.NEXT);
    }
  }

  private void bar() {
    if (cursor.skip("||")) {
      finish(Joint.OR);
      return;
    }
    cursor.skip(cursor.sees("|&") ? 2 : 1);
    draft.pipe();
    finish(Joint.PIPE);
  }

  private void opening() {
    if (cursor.sees("((")) {
      cursor.skipBrackets();
    } else if (draft.size() == 1 && cursor.skip("()")) {
      functions.add(draft.word(0));
      draft = new Draft(Joint.NEXT);
    } else {
      cursor.skip(1);
      depth++;
      draft.keyword("(");
    }
  }

  private void closingBracket() {
    cursor.skip(1);
    finish(Joint.NEXT);
    depth = Math.max(0, depth - 1);
  }

  /** The pattern of a branch of {@code case}, up to its bracket. */
  private void pattern() {
    if (cursor.skip("esac")) {
      pattern = false;
      cases--;
    } else if (cursor.skip(")")) {
      pattern = false;
    } else if (cursor.peek() == '#') {
      cursor.skipTo("\n");
    } else if ("\n|(".indexOf(cursor.peek()) >= 0) {
      cursor.skip(1);
    } else {
      word();
    }
  }

  private WordReader words() {
    return new WordReader(cursor, level, closing);
  }

  private ShellWord word() {
    int before = cursor.at();
    ShellWord word = words().word();
    if (cursor.at() == before) {
      cursor.skip(1);
    }
    return word;
  }

  private void wordOrRedirect() {
    if (redirects.begins()) {
      draft.add(redirects.redirect(words()));
      return;
    }
    ShellWord word = word();
    if (!draft.hasWords() && isReserved(word)) {
      reserved(word.text());
    } else if (!draft.hasWords() && word.text().equals("[[")) {
      cursor.skipBehind(" ]]");
      draft.add(word);
    } else {
      draft.add(word);
      beginCase();
    }
  }

  private static boolean isReserved(ShellWord word) {
    String written = word.written().text();
    return LEADING.contains(written) || CLOSING.contains(written);
  }

  private void reserved(String word) {
    switch (word) {
      case "do" -> loops++;
      case "done" -> loops = Math.max(0, loops - 1);
      case "{" -> depth++;
      case "}" -> depth = Math.max(0, depth - 1);
      case "esac" -> cases = Math.max(0, cases - 1);
      case "function" -> {
        cursor.skipBlanks();
        functions.add(word().text());
        cursor.skip("()");
      }
      default -> {}
    }
    if (LEADING.contains(word)) {
      draft.keyword(word);
    }
  }

  private void beginCase() {
    if (draft.size() == 3 && draft.word(0).equals("case") && draft.word(2).equals("in")) {
      finish(Joint.NEXT);
      cases++;
      pattern = true;
    }
  }

  private void finish(Joint next) {
    draft.command(depth, loops > 0).ifPresent(commands::add);
    draft = draft.followedBy(next);
  }
}
