package dev.playbook.core.load.lint.rule.document;

import dev.playbook.core.load.lint.command.Compose;
import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Removal;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.source.Span;
import java.util.Optional;
import java.util.stream.Stream;

/** What a step destroys, as far as its text tells. */
final class Destruction {
  private Destruction() {}

  /** Returns the first place where something is destroyed for good. */
  static Optional<Span> firstIn(Deed deed) {
    Stream<Span> declared =
        deed.isRaw() && deed.block().text("risk").filter("destroy"::equals).isPresent()
            ? Stream.of(deed.block().place("risk"))
            : Stream.empty();
    Stream<Span> started =
        deed.invocations().stream().filter(Destruction::destroys).map(Invocation::span);
    Stream<Span> sent =
        deed.batches().stream()
            .flatMap(batch -> batch.statements().stream())
            .filter(statement -> destroys(statement, deed))
            .map(Statement::span);
    return Stream.of(started, sent, declared).flatMap(all -> all).findFirst();
  }

  private static boolean destroys(Invocation call) {
    return switch (call.program()) {
      case "dropdb", "shred", "mkfs", "wipefs" -> true;
      case "rm" -> Removal.isOfFolders(call);
      case "find" -> call.words().getLast().text().equals("-delete");
      case "docker" ->
          call.begins("docker", "volume", "rm")
              || call.begins("docker", "volume", "prune")
              || call.begins("docker", "system", "prune")
              || removesVolumes(call);
      case "docker-compose" -> removesVolumes(call);
      default -> false;
    };
  }

  private static boolean removesVolumes(Invocation call) {
    return Compose.of(call)
        .filter(compose -> compose.is("down") && compose.arguments().has("-v", "--volumes"))
        .isPresent();
  }

  /** The step type {@code sql} keeps rows and definitions of indexes, and nothing larger. */
  private static boolean destroys(Statement statement, Deed deed) {
    boolean whole =
        statement.begins("DROP", "TABLE")
            || statement.begins("DROP", "SCHEMA")
            || statement.begins("DROP", "DATABASE")
            || statement.begins("TRUNCATE");
    boolean unkept = statement.begins("DELETE") || statement.contains("DETACH", "DELETE");
    return whole || (unkept && deed.isRaw());
  }
}
