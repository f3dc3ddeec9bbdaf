package dev.playbook.steps.docker.step;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What in an environment or a command line looks like a secret, known to the engine or not. */
public final class SecretWords {
  private static final String MASK = "***";
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(passw|passphrase|secret|token|credential|api[_-]?key|private[_-]?key|_auth$).*");
  private static final Pattern SETTING = Pattern.compile("(?s)(-{0,2}[\\w.-]+)=.*");
  private static final Pattern USER_IN_ADDRESS = Pattern.compile("(://)[^/\\s@]+@");

  private SecretWords() {}

  /** Returns whether the value under this name is nobody's business. */
  public static boolean isSecret(String name) {
    return NAME.matcher(name).matches();
  }

  /** Returns a value without the user and password that an address in it may hold. */
  public static String withoutUser(String value) {
    return USER_IN_ADDRESS.matcher(value).replaceAll("$1" + MASK + "@");
  }

  /** Returns program and arguments, those that look like a secret replaced. */
  public static List<String> masked(List<String> command) {
    List<String> shown = new ArrayList<>();
    boolean secretFollows = false;
    for (String word : command) {
      shown.add(secretFollows ? MASK : masked(word));
      secretFollows = word.startsWith("-") && word.indexOf('=') < 0 && isSecret(word);
    }
    return shown;
  }

  private static String masked(String word) {
    var setting = SETTING.matcher(word);
    return setting.matches() && isSecret(setting.group(1))
        ? setting.group(1) + "=" + MASK
        : withoutUser(word);
  }
}
