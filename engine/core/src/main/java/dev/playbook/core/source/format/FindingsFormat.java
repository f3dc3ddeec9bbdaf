package dev.playbook.core.source.format;

/** The forms for machines; people read {@link dev.playbook.core.source.DiagnosticRenderer}. */
public enum FindingsFormat {
  /** One line for each, as compilers print them. */
  CONCISE,
  /** One JSON document with Terraform's names for diagnostics. */
  JSON,
  /** Workflow commands, which GitHub shows beside the changed lines. */
  GITHUB,
  /** <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/">SARIF 2.1.0</a>. */
  SARIF,
  /** One test for each file, as JUnit reports them. */
  JUNIT;

  /** Returns the findings in this form; ends with a line end unless it is empty. */
  public String write(Findings findings) {
    return switch (this) {
      case CONCISE -> ConciseLines.of(findings);
      case JSON -> DiagnosticJson.of(findings);
      case GITHUB -> GithubAnnotations.of(findings);
      case SARIF -> SarifLog.of(findings);
      case JUNIT -> JunitDocument.of(findings);
    };
  }
}
