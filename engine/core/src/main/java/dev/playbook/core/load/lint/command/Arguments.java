package dev.playbook.core.load.lint.command;

import dev.playbook.core.load.lint.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a program, told apart: options, their values, and the rest.
 *
 * @param options in order
 * @param operands what is neither an option nor the value of one
 */
public record Arguments(List<Option> options, List<ShellWord> operands) {

  /**
   * An option.
   *
   * @param name for example {@code --user} or {@code -u}
   * @param word where it is written
   * @param value the word behind it or its rest, for an option that takes one
   */
  public record Option(String name, ShellWord word, Optional<ShellWord> value) {}

  /** Copies both. */
  public Arguments {
    options = List.copyOf(options);
    operands = List.copyOf(operands);
  }

  /**
   * Reads arguments.
   *
   * @param words all words behind the program's name
   * @param valued the options that take a value
   */
  public static Arguments of(List<ShellWord> words, Set<String> valued) {
    return of(words, valued, false);
  }

  /** Reads arguments of which the first operand begins another program's command line. */
  public static Arguments leading(List<ShellWord> words, Set<String> valued) {
    return of(words, valued, true);
  }

  private static Arguments of(List<ShellWord> words, Set<String> valued, boolean leading) {
    List<Option> options = new ArrayList<>();
    List<ShellWord> operands = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      ShellWord word = words.get(at);
      boolean ends = word.text().equals("--") || (leading && !isOption(word));
      if (ends) {
        operands.addAll(words.subList(at + (word.text().equals("--") ? 1 : 0), words.size()));
        break;
      }
      if (isOption(word)) {
        Optional<ShellWord> next =
            at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
        at += read(word, next, valued, options);
      } else {
        operands.add(word);
      }
    }
    return new Arguments(options, operands);
  }

  private static boolean isOption(ShellWord word) {
    return word.text().length() > 1 && word.text().startsWith("-");
  }

  /** Adds the options of one word; returns how many further words belong to it. */
  private static int read(
      ShellWord word, Optional<ShellWord> next, Set<String> valued, List<Option> options) {
    String text = word.text();
    if (text.startsWith("--") || valued.contains(text)) {
      return whole(word, next, valued, options);
    }
    for (int at = 1; at < text.length(); at++) {
      String name = "-" + text.charAt(at);
      boolean last = at + 1 == text.length();
      if (valued.contains(name)) {
        Optional<ShellWord> rest = Optional.of(word.after(text.substring(0, at + 1)));
        options.add(new Option(name, word, last ? next : rest));
        return last && next.isPresent() ? 1 : 0;
      }
      options.add(new Option(name, word, Optional.empty()));
    }
    return 0;
  }

  private static int whole(
      ShellWord word, Optional<ShellWord> next, Set<String> valued, List<Option> options) {
    String text = word.text();
    int equals = text.indexOf('=');
    if (equals > 0) {
      options.add(
          new Option(
              text.substring(0, equals),
              word,
              Optional.of(word.after(text.substring(0, equals + 1)))));
      return 0;
    }
    Optional<ShellWord> value = valued.contains(text) ? next : Optional.empty();
    options.add(new Option(text, word, value));
    return value.isPresent() ? 1 : 0;
  }

  /** Returns whether one of the options is given. */
  public boolean has(String... names) {
    return find(names).isPresent();
  }

  /** Returns the first of these options that is given. */
  public Optional<Option> find(String... names) {
    Set<String> wanted = Set.of(names);
    return options.stream().filter(option -> wanted.contains(option.name())).findFirst();
  }

  /** Returns the values of these options. */
  public List<ShellWord> values(String... names) {
    Set<String> wanted = Set.of(names);
    return options.stream()
        .filter(option -> wanted.contains(option.name()))
        .flatMap(option -> option.value().stream())
        .toList();
  }
}
