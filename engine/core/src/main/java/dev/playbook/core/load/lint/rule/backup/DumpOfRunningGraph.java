package dev.playbook.core.load.lint.rule.backup;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.stream.Stream;

/** {@code neo4j-admin} in the container whose server must not run. */
public final class DumpOfRunningGraph implements LintRule {
  private static final About ABOUT =
      About.error("L1404", "neo4j-admin is run beside the server that must be stopped for it");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(call -> call.is("neo4j-admin") && call.setting().container().isPresent())
        .filter(DumpOfRunningGraph::needsStop)
        .map(DumpOfRunningGraph::found);
  }

  private static boolean needsStop(Invocation admin) {
    return admin.begins("neo4j-admin", "database", "dump")
        || admin.begins("neo4j-admin", "database", "load")
        || admin.begins("neo4j-admin", "dump")
        || admin.begins("neo4j-admin", "load");
  }

  private static Diagnostic found(Invocation admin) {
    return ABOUT
        .at(
            admin.span(),
            "the database must be stopped, and in this container the server is what runs")
        .hint(
            "stop the container, then run `neo4j-admin` as the neo4j user in a one-off container on the same volumes");
  }
}
