package dev.playbook.core.template.escape;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows quotes and comments of a query language. */
final class QuotedRegions {
  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$");

  /**
   * A piece in which nothing else is recognised.
   *
   * @param opening how it begins
   * @param closing how it ends
   * @param words what it is, for messages
   * @param backslash what a backslash does in it
   */
  record Region(String opening, String closing, String words, Backslash backslash) {
    static Region quotes(String opening, String closing, Backslash backslash) {
      return new Region(opening, closing, "between quotes", backslash);
    }

    static Region comment(String opening, String closing) {
      return new Region(opening, closing, "in a comment", Backslash.NOTHING);
    }
  }

  /** What a backslash does. */
  enum Backslash {
    NOTHING,
    ESCAPES,
    /** It depends on settings of the server. */
    UNCLEAR
  }

  private final List<Region> regions;
  private final boolean dollarQuotes;
  private final boolean escapesEverywhere;
  private Optional<Region> inside = Optional.empty();
  private boolean unclear;

  /**
   * Begins outside of all regions.
   *
   * @param dollarQuotes whether a text may stand between <code>$tag$</code> and its like
   * @param escapesEverywhere whether a unicode escape counts as its character in any place
   */
  QuotedRegions(List<Region> regions, boolean dollarQuotes, boolean escapesEverywhere) {
    this.regions = regions;
    this.dollarQuotes = dollarQuotes;
    this.escapesEverywhere = escapesEverywhere;
  }

  void pass(String text) {
    unclear |= escapesEverywhere && text.contains("\\u");
    int at = 0;
    while (at < text.length()) {
      at = inside.isPresent() ? within(inside.get(), text, at) : outside(text, at);
    }
  }

  /** Returns what the place is in; empty for plain query text. */
  Optional<String> place() {
    return unclear
        ? Optional.of("after quotes that only the server could read")
        : inside.map(Region::words);
  }

  private int outside(String text, int at) {
    if (Character.isLetterOrDigit(text.charAt(at)) && inName(text, at)) {
      return at + 1;
    }
    if (dollarQuotes && text.charAt(at) == '$' && !inName(text, at)) {
      Matcher quote = DOLLAR_QUOTE.matcher(text).region(at, text.length());
      if (quote.lookingAt()) {
        String mark = quote.group();
        inside = Optional.of(new Region(mark, mark, "between dollar quotes", Backslash.NOTHING));
        return quote.end();
      }
    }
    for (Region region : regions) {
      if (text.regionMatches(true, at, region.opening(), 0, region.opening().length())) {
        inside = Optional.of(region);
        return at + region.opening().length();
      }
    }
    return at + 1;
  }

  private static boolean inName(String text, int at) {
    return at > 0
        && (Character.isLetterOrDigit(text.charAt(at - 1))
            || text.charAt(at - 1) == '_'
            || text.charAt(at - 1) == '$');
  }

  private int within(Region region, String text, int at) {
    if (text.startsWith(region.closing(), at)) {
      inside = Optional.empty();
      return at + region.closing().length();
    }
    boolean nested = region.closing().equals("*/") && text.startsWith("/*", at);
    boolean backslash = text.charAt(at) == '\\';
    boolean otherLineEnd = region.closing().equals("\n") && text.charAt(at) == '\r';
    unclear |= nested || otherLineEnd || (backslash && region.backslash() == Backslash.UNCLEAR);
    boolean escape = backslash && region.backslash() == Backslash.ESCAPES;
    unclear |= escape && at + 1 == text.length();
    return at + (escape ? 2 : 1);
  }
}
