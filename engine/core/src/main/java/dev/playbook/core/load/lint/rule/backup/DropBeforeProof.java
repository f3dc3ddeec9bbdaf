package dev.playbook.core.load.lint.rule.backup;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A database is dropped before the backup has proven to be good. */
public final class DropBeforeProof implements LintRule {
  private static final About ABOUT =
      About.error("L1402", "a database is dropped before the backup is proven");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Pattern SCRATCH =
      Pattern.compile("(?i)(?:^|[_-])(?:restore|old|before|tmp|temp|test|scratch|new)(?:[_-]|$)");
  private static final Set<String> PROVING =
      Set.of("sha256sum", "sha512sum", "sha1sum", "md5sum", "shasum");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject.deeds().stream()
        .takeWhile(deed -> !proves(deed))
        .flatMap(deed -> Stream.concat(started(deed), sent(deed)));
  }

  private static boolean proves(Deed deed) {
    return deed.type().startsWith("restore.")
        || deed.type().startsWith("backup.")
        || deed.invocations().stream().anyMatch(DropBeforeProof::proves);
  }

  private static boolean proves(Invocation call) {
    boolean checks = PROVING.contains(call.program()) && call.arguments().has("-c", "--check");
    return checks || call.is("pg_restore");
  }

  private static Stream<Diagnostic> started(Deed deed) {
    return deed.invocations().stream()
        .filter(call -> call.is("dropdb"))
        .filter(call -> !isScratch(call.arguments(Valued.POSTGRES).operands()))
        .map(call -> found(call.span()));
  }

  private static boolean isScratch(List<ShellWord> databases) {
    return databases.stream().anyMatch(word -> SCRATCH.matcher(word.text()).find());
  }

  private static Stream<Diagnostic> sent(Deed deed) {
    return deed.batches().stream()
        .flatMap(batch -> batch.statements().stream())
        .filter(statement -> statement.begins("DROP", "DATABASE"))
        .filter(statement -> !SCRATCH.matcher(statement.tokens().getLast().text()).find())
        .map(statement -> found(statement.span()));
  }

  private static Diagnostic found(Span span) {
    return ABOUT
        .at(span, "the database is gone before anybody knows whether the backup can be read")
        .hint(
            "restore into a new database, check it, swap by `ALTER DATABASE … RENAME`, and keep the old one until the run is accepted");
  }
}
