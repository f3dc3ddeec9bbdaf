package dev.playbook.core.source.format;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Harmless;
import dev.playbook.core.source.Span;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * <a
 * href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message">Workflow
 * commands</a>: {@code ::error file=…,line=…,col=…,title=…::message}.
 */
final class GithubAnnotations {
  private GithubAnnotations() {}

  static String of(Findings findings) {
    return Stream.concat(
            findings.unread().stream().map(unread -> "::error::" + data(unread.message())),
            findings.diagnostics().stream().map(GithubAnnotations::command))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String command(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String place =
        "file="
            + property(span.source().name())
            + ",line="
            + span.line()
            + ",endLine="
            + span.endLine();
    String columns =
        span.line() == span.endLine()
            ? ",col=" + span.column() + ",endColumn=" + span.endColumn()
            : "";
    return "::%s %s%s,title=%s::%s"
        .formatted(
            Words.of(diagnostic.severity()),
            place,
            columns,
            property(diagnostic.id()),
            data(Words.messageAndHint(diagnostic)));
  }

  private static String data(String text) {
    return text.lines()
        .map(line -> Harmless.text(line).replace("%", "%25"))
        .collect(Collectors.joining("%0A"));
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
