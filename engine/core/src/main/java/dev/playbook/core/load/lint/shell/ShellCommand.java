package dev.playbook.core.load.lint.shell;

import dev.playbook.core.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * One simple command.
 *
 * @param keywords reserved words and opening brackets before it, for example {@code if}
 * @param assignments variables that it sets, as words {@code name=value}
 * @param words the program and its arguments; empty when it only assigns or redirects
 * @param redirects files that it reads or writes
 * @param joint what stands between it and the command before it
 * @param piped whether its output goes into a pipe
 * @param depth how many brackets of subshells and groups are open around it
 * @param looped whether it is repeated by a loop around it
 */
public record ShellCommand(
    List<String> keywords,
    List<ShellWord> assignments,
    List<ShellWord> words,
    List<Redirect> redirects,
    Joint joint,
    boolean piped,
    int depth,
    boolean looped) {

  /** What stands between two commands. */
  public enum Joint {
    /** A line end, a semicolon, an ampersand, or nothing. */
    NEXT,
    /** {@code &&}. */
    AND,
    /** {@code ||}. */
    OR,
    /** {@code |}. */
    PIPE
  }

  /** Copies the lists. */
  public ShellCommand {
    keywords = List.copyOf(keywords);
    assignments = List.copyOf(assignments);
    words = List.copyOf(words);
    redirects = List.copyOf(redirects);
  }

  /** Returns a program that is started without a shell. */
  public static ShellCommand started(List<ShellWord> words) {
    return new ShellCommand(List.of(), List.of(), words, List.of(), Joint.NEXT, false, 0, false);
  }

  /** Returns all words: assignments, arguments and files. */
  public Stream<ShellWord> everyWord() {
    Stream<ShellWord> files = redirects.stream().map(Redirect::target);
    return Stream.of(assignments.stream(), words.stream(), files).flatMap(all -> all);
  }

  /** Returns the commands whose output it expands, theirs first, then it. */
  public Stream<ShellCommand> withSubstitutions() {
    Stream<ShellCommand> inner =
        everyWord()
            .flatMap(word -> word.substitutions().stream())
            .flatMap(ShellCommand::withSubstitutions);
    return Stream.concat(inner, Stream.of(this));
  }

  /** Returns the place from its first to its last word. */
  public Span span() {
    List<ShellWord> all = words.isEmpty() ? everyWord().toList() : words;
    Span first = all.getFirst().span();
    Span last = all.getLast().span();
    return new Span(first.source(), first.line(), first.column(), last.endLine(), last.endColumn());
  }
}
