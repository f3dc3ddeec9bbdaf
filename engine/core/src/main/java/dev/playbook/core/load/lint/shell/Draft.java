package dev.playbook.core.load.lint.shell;

import dev.playbook.core.load.lint.shell.ShellCommand.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A command that is being read. */
final class Draft {
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=");

  private final Joint joint;
  private final List<String> keywords = new ArrayList<>();
  private final List<ShellWord> assignments = new ArrayList<>();
  private final List<ShellWord> words = new ArrayList<>();
  private final List<Redirect> redirects = new ArrayList<>();
  private boolean piped;

  Draft(Joint joint) {
    this.joint = joint;
  }

  /** Begins what follows this one; what is open goes on when nothing has been said yet. */
  Draft followedBy(Joint next) {
    if (!isEmpty()) {
      return new Draft(next);
    }
    Draft draft = new Draft(next == Joint.NEXT ? joint : next);
    draft.keywords.addAll(keywords);
    return draft;
  }

  void keyword(String word) {
    keywords.add(word);
  }

  void add(ShellWord word) {
    boolean assigns = ASSIGNMENT.matcher(word.written().text()).lookingAt();
    (assigns && words.isEmpty() ? assignments : words).add(word);
  }

  void add(Redirect redirect) {
    redirects.add(redirect);
  }

  void pipe() {
    piped = true;
  }

  /** Returns the word at an index, empty when there are fewer. */
  String word(int index) {
    return index < words.size() ? words.get(index).text() : "";
  }

  boolean hasWords() {
    return !words.isEmpty() || !assignments.isEmpty();
  }

  int size() {
    return words.size();
  }

  boolean isEmpty() {
    return !hasWords() && redirects.isEmpty();
  }

  Optional<ShellCommand> command(int depth, boolean looped) {
    return isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ShellCommand(keywords, assignments, words, redirects, joint, piped, depth, looped));
  }
}
