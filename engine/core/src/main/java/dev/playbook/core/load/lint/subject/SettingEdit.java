package dev.playbook.core.load.lint.subject;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.tree.Block;
import java.util.List;
import java.util.Optional;

/**
 * That settings in a file of lines {@code KEY=value} are changed.
 *
 * @param container where the file lies; empty for the machine of the engine
 * @param file its path
 */
public record SettingEdit(Act act, Optional<String> container, String file) {

  /** Returns the edits of a playbook, in order. */
  public static List<SettingEdit> of(Subject subject) {
    return subject.acts().stream().flatMap(act -> of(act, subject).stream()).toList();
  }

  /** Returns the edit that an act is. */
  public static Optional<SettingEdit> of(Act act, Subject subject) {
    return act.invocation()
        .map(invocation -> edited(act, invocation, subject))
        .orElseGet(() -> typed(act, subject))
        .filter(SettingEdit::isEnvironment);
  }

  private static Optional<SettingEdit> typed(Act act, Subject subject) {
    Block with = act.deed().with();
    Optional<String> container = with.text("container").map(subject::realName);
    return act.deed().is("file.set")
        ? with.text("path").map(path -> new SettingEdit(act, container, path))
        : Optional.empty();
  }

  private static Optional<SettingEdit> edited(Act act, Invocation sed, Subject subject) {
    Optional<String> container = sed.setting().container().map(subject::realName);
    return editedFile(sed).map(file -> new SettingEdit(act, container, file.text()));
  }

  /** Returns the file that a call of {@code sed -i} changes in its place. */
  public static Optional<ShellWord> editedFile(Invocation sed) {
    if (!sed.is("sed")) {
      return Optional.empty();
    }
    Arguments arguments = sed.arguments(Valued.SED);
    boolean inPlace = arguments.has("-i", "--in-place");
    return inPlace && !arguments.operands().isEmpty()
        ? Optional.of(arguments.operands().getLast())
        : Optional.empty();
  }

  private boolean isEnvironment() {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.startsWith(".env") || name.endsWith(".env") || name.equals("env");
  }
}
