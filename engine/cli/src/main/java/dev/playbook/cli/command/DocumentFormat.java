package dev.playbook.cli.command;

/** How a command that shows one document writes it. */
enum DocumentFormat {
  TEXT,
  JSON;

  /** Returns the option that chooses the format. */
  static Argument<DocumentFormat> option() {
    return Argument.option("-o", "FORMAT", DocumentFormat.class, "text or json (default: text)");
  }
}
