package dev.playbook.cli.output;

import dev.playbook.core.activity.SafeText;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a terminal can show. Colour never alone carries meaning.
 *
 * @param colour whether to use colours
 * @param unicode whether signs beyond ASCII can be shown
 * @param columns the width
 */
public record Style(boolean colour, boolean unicode, int columns) {
  private static final int USUAL_WIDTH = 100;
  private static final int NARROWEST = 60;

  /** The colours that this program uses, and no other sequence. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:1;)?(?:[0-2]|3[1-4])m");

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  /** Plain text for files and pipes. */
  public static final Style PLAIN = new Style(false, true, USUAL_WIDTH);

  /** What the terminal facts and the environment say; the operator's own word wins. */
  public static Style of(boolean terminal, int columns, String wish, Map<String, String> env) {
    boolean colour =
        switch (wish) {
          case "always" -> true;
          case "never" -> false;
          default -> wanted(terminal, env);
        };
    int width = columns > 0 ? Math.max(NARROWEST, columns) : USUAL_WIDTH;
    return new Style(colour, isUnicode(env), width);
  }

  private static boolean wanted(boolean terminal, Map<String, String> env) {
    if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String forced = env.getOrDefault("CLICOLOR_FORCE", "");
    return (!forced.isEmpty() && !forced.equals("0"))
        || (terminal && !env.getOrDefault("TERM", "").equals("dumb"));
  }

  private static boolean isUnicode(Map<String, String> env) {
    String locale =
        env.getOrDefault("LC_ALL", env.getOrDefault("LC_CTYPE", env.getOrDefault("LANG", "")));
    String upper = locale.toUpperCase(Locale.ROOT);
    return upper.isEmpty() || upper.contains("UTF-8") || upper.contains("UTF8");
  }

  /** Returns the text in green. */
  public String good(String text) {
    return paint("32", text);
  }

  /** Returns the text in red. */
  public String bad(String text) {
    return paint("31", text);
  }

  /** Returns the text in yellow. */
  public String warn(String text) {
    return paint("33", text);
  }

  /** Returns the text in bold. */
  public String strong(String text) {
    return paint("1", text);
  }

  /** Returns the text less visible. */
  public String faint(String text) {
    return paint("2", text);
  }

  /** Returns a sign, or what stands for it in ASCII. */
  String sign(String sign, String ascii) {
    return unicode ? sign : ascii;
  }

  /** Returns a text in which nothing but our own colours can steer a terminal. */
  String safe(String text) {
    return SafeText.text(text, colour ? COLOUR : NOTHING);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
