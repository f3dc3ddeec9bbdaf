package dev.playbook.core.load.lint.rule.backup;

import dev.playbook.core.load.lint.rule.About;
import dev.playbook.core.load.lint.rule.LintRule;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.source.Diagnostic;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Neo4j store files copied as files, which Neo4j does not support. */
public final class StoreFilesCopied implements LintRule {
  private static final About ABOUT =
      About.error("L1403", "store files of Neo4j are copied as files");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final Pattern STORE =
      Pattern.compile("(?:^|.*/)(?:data/neo4j|neo4j/data|neo4j_data|data/databases)(?:/.*)?");

  @Override
  public Stream<Diagnostic> check(Subject subject) {
    return subject
        .invocations()
        .filter(call -> call.is("cp", "rsync", "tar", "scp") || call.begins("docker", "cp"))
        .flatMap(call -> call.words().stream().skip(1))
        .filter(word -> STORE.matcher(word.text()).matches())
        .map(StoreFilesCopied::found);
  }

  private static Diagnostic found(ShellWord folder) {
    return ABOUT
        .at(
            folder.span(),
            "Neo4j does not support copies of its store files: a running server writes them meanwhile")
        .hint(
            "dump and load with `neo4j-admin database dump` and `load`, the database being stopped");
  }
}
