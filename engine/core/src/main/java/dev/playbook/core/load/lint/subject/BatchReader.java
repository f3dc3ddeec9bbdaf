package dev.playbook.core.load.lint.subject;

import dev.playbook.core.load.lint.command.Arguments;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Valued;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.shell.Redirect;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.YamlTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the statements that a step sends, by itself or through {@code psql} and the like. */
final class BatchReader {
  private BatchReader() {}

  static List<Batch> batches(Deed deed, List<Invocation> invocations) {
    Stream<Batch> own =
        switch (deed.type()) {
          case "sql" -> typed(Language.SQL, deed.with());
          case "cypher" -> typed(Language.CYPHER, deed.with());
          default -> Stream.empty();
        };
    Stream<Batch> sent = invocations.stream().flatMap(invocation -> sent(invocation, deed.with()));
    return Stream.concat(own, sent).filter(batch -> !batch.statements().isEmpty()).toList();
  }

  private static Stream<Batch> typed(Language language, Block with) {
    boolean transaction =
        language == Language.SQL && with.value("transaction", Boolean.class).orElse(true);
    List<Statement> statements =
        Stream.concat(with.scalar("query").stream(), with.items("statements").stream())
            .filter(YamlTree.Scalar.class::isInstance)
            .map(YamlTree.Scalar.class::cast)
            .flatMap(text -> Statement.split(language, Passage.of(text)).stream())
            .toList();
    return Stream.of(new Batch(language, statements, transaction, Optional.empty()));
  }

  private static Stream<Batch> sent(Invocation invocation, Block with) {
    if (invocation.is("psql")) {
      Stream<Batch> arguments =
          invocation.arguments(Valued.PSQL).values("-c", "--command").stream()
              .map(word -> argument(Language.SQL, word));
      return Stream.concat(arguments, read(Language.SQL, invocation, with));
    }
    if (invocation.is("cypher-shell")) {
      Arguments arguments = invocation.arguments(Valued.CYPHER_SHELL);
      return Stream.concat(
          arguments.operands().stream().map(word -> argument(Language.CYPHER, word)),
          read(Language.CYPHER, invocation, with));
    }
    return Stream.empty();
  }

  /** Several statements in one {@code psql -c} are one transaction. */
  private static Batch argument(Language language, ShellWord word) {
    List<Statement> statements = Statement.split(language, word.content());
    boolean together = language == Language.SQL && statements.size() > 1;
    return new Batch(language, statements, together, Optional.of(word));
  }

  private static Stream<Batch> read(Language language, Invocation invocation, Block with) {
    Stream<Passage> documents =
        invocation.command().redirects().stream()
            .filter(redirect -> redirect.operator().equals("<<"))
            .map(Redirect::target)
            .map(ShellWord::content);
    Stream<Passage> stdin =
        invocation.setting().fed() ? with.scalar("stdin").stream().map(Passage::of) : Stream.of();
    return Stream.concat(documents, stdin)
        .map(text -> Statement.split(language, text))
        .map(statements -> new Batch(language, statements, false, Optional.empty()));
  }
}
