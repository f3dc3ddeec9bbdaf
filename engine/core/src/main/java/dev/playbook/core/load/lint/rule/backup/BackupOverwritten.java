package dev.playbook.core.load.lint.rule.backup;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.Redirect;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.template.Template;
import java.util.Set;
import java.util.stream.Stream;

/** A redirect that empties the last good backup before the new one is written. */
public final class BackupOverwritten implements LintRule {
  private static final About ABOUT =
      About.error("L1401", "a redirect empties the last good backup before the new one is there");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Set<String> DUMPING =
      Set.of(
          "pg_dump",
          "pg_dumpall",
          "mysqldump",
          "mongodump",
          "neo4j-admin",
          "tar",
          "gzip",
          "zstd",
          "xz");
  private static final Set<String> UNFINISHED = Set.of(".tmp", ".new", ".part", ".partial");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(call -> DUMPING.contains(call.program()))
        .flatMap(call -> call.command().redirects().stream())
        .filter(redirect -> redirect.truncates() && isFixed(redirect.target()))
        .map(BackupOverwritten::found);
  }

  private static boolean isFixed(ShellWord file) {
    boolean varies =
        !file.variables().isEmpty()
            || !file.substitutions().isEmpty()
            || Template.hasTags(file.text());
    boolean device = file.text().startsWith("/dev/");
    return !varies && !device && UNFINISHED.stream().noneMatch(file.text()::endsWith);
  }

  private static Diagnostic found(Redirect redirect) {
    String file = redirect.target().text();
    return ABOUT
        .at(
            redirect.target().span(),
            "`%s` is emptied before the dump has begun; if the dump fails, the last good one is gone"
                .formatted(file))
        .label("overwritten")
        .hint(
            "write `stdout: { file: … }`, which is moved into place only after success, under a name with the date");
  }
}
