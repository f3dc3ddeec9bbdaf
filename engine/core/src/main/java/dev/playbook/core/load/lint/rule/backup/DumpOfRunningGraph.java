package dev.playbook.core.load.lint.rule.backup;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.CommandRule;
import dev.playbook.core.source.Diagnostic;

/** {@code neo4j-admin} in the container whose server must not run. */
public final class DumpOfRunningGraph implements CommandRule {
  private static final About ABOUT =
      About.error("L1404", "neo4j-admin is run beside the server that must be stopped for it");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public boolean isHazard(Invocation admin) {
    return admin.is("neo4j-admin") && admin.setting().container().isPresent() && needsStop(admin);
  }

  private static boolean needsStop(Invocation admin) {
    return admin.begins("neo4j-admin", "database", "dump")
        || admin.begins("neo4j-admin", "database", "load")
        || admin.begins("neo4j-admin", "dump")
        || admin.begins("neo4j-admin", "load");
  }

  @Override
  public Diagnostic found(Invocation admin) {
    return ABOUT
        .at(
            admin.span(),
            "the database must be stopped, and in this container the server is what runs")
        .hint(
            "stop the container, then run `neo4j-admin` as the neo4j user in a one-off container on the same volumes");
  }
}
