package dev.playbook.core.report.format;

import dev.playbook.core.json.Json;
import dev.playbook.core.report.RunAccount;

/** How an account of a run is written. Every document ends with a line end. */
public enum ReportFormat {
  /** The incident report, filled in as far as the run tells. */
  MD,
  /** The whole account for a browser: one file, no script, nothing from elsewhere. */
  HTML,
  /** Everything, for programs; format version 1.0. */
  JSON,
  /** What was checked and done, for build servers. */
  JUNIT;

  /** Returns the document. */
  public String write(RunAccount account) {
    return switch (this) {
      case MD -> new MarkdownReport(account).text();
      case HTML -> new HtmlReport(account).text();
      case JSON -> Json.write(ReportDocument.of(account)) + "\n";
      case JUNIT -> JunitReport.of(account);
    };
  }
}
