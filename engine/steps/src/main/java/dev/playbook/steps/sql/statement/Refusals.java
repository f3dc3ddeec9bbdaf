package dev.playbook.steps.sql.statement;

import dev.playbook.spi.InputException;
import dev.playbook.steps.statement.Excerpt;
import dev.playbook.steps.statement.Token;
import java.util.List;

/** What a step cannot send, known from the text alone. */
final class Refusals {
  private Refusals() {}

  static void check(String text, List<Token> tokens) {
    Token first = tokens.getFirst();
    if (first.isSign("\\")) {
      throw Classifier.wrong(
          "`%s` is a command of psql, not SQL".formatted(Excerpt.oneLine(text)),
          "write the SQL that it stands for, or use a step that runs psql");
    }
    if (!CommandWords.known(first)) {
      throw Classifier.wrong(
          "`%s` does not begin an SQL statement".formatted(first.text()),
          "write one SQL statement; programs belong in a `shell` or `docker.exec` step");
    }
    if (endsTransaction(tokens)) {
      throw Classifier.wrong(
          "`%s` is sent by the step itself".formatted(Excerpt.oneLine(text)),
          "leave it out and write `transaction: true` or `transaction: false`");
    }
    if (first.isWord("COPY") && tokens.stream().anyMatch(Refusals::isClientSide)) {
      throw Classifier.wrong(
          "COPY through the connection is not supported",
          "use a step that runs psql, with `stdin` or `stdout` as a file");
    }
    positional(tokens);
  }

  private static boolean endsTransaction(List<Token> tokens) {
    Token first = tokens.getFirst();
    boolean prepared = tokens.size() > 1 && tokens.get(1).isWord("TRANSACTION");
    return switch (first.upper()) {
      case "BEGIN", "START", "COMMIT", "END", "ABORT" -> true;
      case "ROLLBACK" -> tokens.stream().noneMatch(token -> token.isWord("TO"));
      case "PREPARE" -> prepared;
      default -> false;
    };
  }

  private static boolean isClientSide(Token token) {
    return token.depth() == 0 && (token.isWord("STDIN") || token.isWord("STDOUT"));
  }

  private static void positional(List<Token> tokens) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token next = tokens.get(i + 1);
      if (tokens.get(i).isSign("$") && next.kind() == Token.Kind.NUMBER) {
        throw new InputException(
            "",
            "`$%s` is not a parameter here".formatted(next.text()),
            "write `:name`, and its value under `params`");
      }
    }
  }
}
