package dev.playbook.core.report.format;

import dev.playbook.core.json.Json;
import dev.playbook.core.report.RunAccount;
import java.util.function.Function;

/** How an account of a run is written. Every document ends with a line end. */
public enum ReportFormat {
  /** The incident report, filled in as far as the run tells. */
  MD(account -> new MarkdownReport(account).text()),
  /** Everything, for programs; format version 1.0. */
  JSON(account -> Json.write(ReportDocument.of(account)) + "\n"),
  /** What was checked and done, for build servers. */
  JUNIT(JunitReport::of);

  private final Function<RunAccount, String> writer;

  ReportFormat(Function<RunAccount, String> writer) {
    this.writer = writer;
  }

  /** Returns the document. */
  public String write(RunAccount account) {
    return writer.apply(account);
  }
}
