package dev.playbook.core.load.lint.query;

import dev.playbook.core.load.lint.query.QueryToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts query text into tokens; comments and blanks are none. What is not closed ends with the text.
 */
final class QueryScanner {
  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");

  private final Language language;
  private final String text;
  private final List<QueryToken> tokens = new ArrayList<>();
  private int at;

  QueryScanner(Language language, String text) {
    this.language = language;
    this.text = text;
  }

  List<QueryToken> tokens() {
    while (at < text.length()) {
      next();
    }
    return tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith(language.comment(), at)) {
      at = behind("\n", at);
    } else if (text.startsWith("/*", at)) {
      at = behind("*/", at + 2);
    } else if (text.startsWith("{{", at)) {
      add(Kind.WORD, behind("}}", at));
    } else if (c == '\'' || c == '"' || c == '`') {
      add(language.isText(c) ? Kind.TEXT : Kind.NAME, endOfQuoted(c));
    } else if (isWordPart(c)) {
      add(Kind.WORD, endOfWord());
    } else {
      dollarQuoteOrSign();
    }
  }

  private void dollarQuoteOrSign() {
    Matcher quote = DOLLAR_QUOTE.matcher(text).region(at, text.length());
    if (language == Language.SQL && quote.lookingAt()) {
      add(Kind.TEXT, behind(quote.group(), quote.end()));
    } else {
      add(Kind.SIGN, at + 1);
    }
  }

  private int endOfWord() {
    int end = at;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A doubled quote stands for itself; a backslash does so in Cypher only. */
  private int endOfQuoted(char quote) {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '\\' && language == Language.CYPHER) {
        end += 2;
      } else if (c != quote) {
        end++;
      } else if (text.startsWith(String.valueOf(quote), end + 1)) {
        end += 2;
      } else {
        return end + 1;
      }
    }
    return text.length();
  }

  private int behind(String closing, int from) {
    int found = text.indexOf(closing, from);
    return found < 0 ? text.length() : found + closing.length();
  }

  private void add(Kind kind, int end) {
    int bounded = Math.min(end, text.length());
    tokens.add(new QueryToken(kind, text.substring(at, bounded), at));
    at = bounded;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
