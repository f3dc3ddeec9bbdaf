package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostic;

/** Leaves the reading of a document that cannot be read any further. Never leaves this package. */
final class UnreadableYamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  UnreadableYamlException(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
