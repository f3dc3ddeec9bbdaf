package dev.playbook.core.load.lint.rule.file;

import dev.playbook.core.load.lint.shell.ShellWord;
import java.util.regex.Pattern;

/** A file that somebody has put aside, by its name. */
final class KeptFile {
  private static final Pattern KEPT =
      Pattern.compile("(?:^|[._-])(?:original|orig|backup|bak|old|save|saved)(?:[._-]|$)");

  private KeptFile() {}

  static boolean is(ShellWord path) {
    return KEPT.matcher(name(path)).find();
  }

  static String name(ShellWord path) {
    return path.text().substring(path.text().lastIndexOf('/') + 1);
  }
}
