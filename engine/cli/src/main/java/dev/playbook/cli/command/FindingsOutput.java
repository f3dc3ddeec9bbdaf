package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import dev.playbook.core.source.DiagnosticRenderer;
import dev.playbook.core.source.format.Findings;
import dev.playbook.core.source.format.FindingsFormat;
import java.util.Optional;

/** How a command that checks files shows what it found. */
enum FindingsOutput {
  /** For people: everything with its excerpt, to standard error. */
  TEXT(Optional.empty()),
  CONCISE(FindingsFormat.CONCISE),
  JSON(FindingsFormat.JSON),
  GITHUB(FindingsFormat.GITHUB),
  SARIF(FindingsFormat.SARIF),
  JUNIT(FindingsFormat.JUNIT);

  static final String DESCRIPTION = "text, concise, json, github, sarif or junit (default: text)";

  private final Optional<FindingsFormat> format;

  FindingsOutput(Optional<FindingsFormat> format) {
    this.format = format;
  }

  FindingsOutput(FindingsFormat format) {
    this(Optional.of(format));
  }

  /** Shows all; as text in a GitHub workflow the annotations, too. */
  void show(Findings findings, Console console) {
    format.ifPresentOrElse(
        form -> console.print(form.write(findings)),
        () -> {
          text(findings, console);
          if (console.inGithubWorkflow() && !findings.diagnostics().isEmpty()) {
            console.say(FindingsFormat.GITHUB.write(findings).stripTrailing());
          }
        });
  }

  private static void text(Findings findings, Console console) {
    for (Findings.Unread unread : findings.unread()) {
      console.say(unread.message());
      if (!unread.hint().isEmpty()) {
        console.say("help: " + unread.hint());
      }
    }
    if (findings.diagnostics().isEmpty()) {
      return;
    }
    console.say(
        new DiagnosticRenderer(console.talkStyle().colour(), findings.uses())
            .render(findings.diagnostics()));
    if (findings.errors() > 0) {
      console.say(DiagnosticRenderer.summary(findings.sources().size(), findings.diagnostics()));
    }
  }
}
