package dev.playbook.core.load.lint.rule.shell;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** {@code curl} without a time limit, or one for which every status is a success. */
public final class UnboundedRequest implements LintRule {
  private static final About ABOUT =
      About.warning("L1108", "curl waits for ever, or takes an error for an answer");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.invocations().filter(call -> call.is("curl")).flatMap(UnboundedRequest::found);
  }

  private static Stream<Diagnostic> found(Invocation curl) {
    Arguments arguments = curl.arguments(Valued.CURL);
    boolean bounded = arguments.has("-m", "--max-time");
    boolean judged = arguments.has("-f", "--fail", "--fail-with-body", "-w", "--write-out");
    List<String> missing =
        Stream.of(
                bounded ? "" : "it waits for ever without `--max-time`",
                judged ? "" : "a status 500 is a success without `--fail`")
            .filter(text -> !text.isEmpty())
            .toList();
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            ABOUT
                .at(curl.name(), "`curl`: " + String.join(", and ", missing))
                .hint(
                    "take `type: http`: `requestTimeout` covers the body, and `expect` says what is right"));
  }
}
