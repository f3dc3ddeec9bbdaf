package dev.playbook.core.load.lint.shell;

import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.List;

/**
 * One word of a command.
 *
 * @param text the word without its quotes; what the shell would expand stands as it is written
 * @param written the word as it is written
 * @param variables what it expands
 * @param substitutions the commands of which it expands the output
 */
public record ShellWord(
    String text, Passage written, List<Variable> variables, List<ShellCommand> substitutions) {

  /**
   * A variable that is expanded.
   *
   * @param guarded whether the text says what happens when it is not set
   */
  public record Variable(String name, boolean guarded) {}

  /** Copies the lists. */
  public ShellWord {
    variables = List.copyOf(variables);
    substitutions = List.copyOf(substitutions);
  }

  /** Returns an argument that reaches its program as it stands, without a shell. */
  public static ShellWord literal(YamlTree.Scalar scalar) {
    return new ShellWord(scalar.text(), Passage.of(scalar), List.of(), List.of());
  }

  /** Returns where it stands. */
  public Span span() {
    return written.span();
  }

  /** Returns what is between its quotes, for a word that is a text in another language. */
  public Passage content() {
    int length = written.text().length();
    if (written.text().equals(text)) {
      return written;
    }
    boolean simple = length >= 2 && written.text().substring(1, length - 1).equals(text);
    return simple ? written.part(1, length - 1) : written.meaning(text);
  }

  /** Returns the part behind a prefix, as a word of its own. */
  public ShellWord after(String prefix) {
    Passage rest =
        written.text().startsWith(prefix)
            ? written.part(prefix.length(), written.text().length())
            : written;
    return new ShellWord(text.substring(prefix.length()), rest, variables, substitutions);
  }
}
