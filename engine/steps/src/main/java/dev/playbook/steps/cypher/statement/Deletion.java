package dev.playbook.steps.cypher.statement;

import dev.playbook.steps.statement.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns {@code MATCH … DELETE x} into a question for the same x. */
final class Deletion {
  private static final Set<String> OTHER_CHANGES =
      Set.of("CREATE", "MERGE", "SET", "REMOVE", "FOREACH", "INSERT", "LOAD", "CALL");

  private Deletion() {}

  /**
   * Returns a statement that counts what will be deleted, empty when the text is more than that.
   */
  static Optional<String> count(String text, List<Token> tokens) {
    boolean more =
        tokens.stream()
            .anyMatch(
                token -> token.kind() == Token.Kind.WORD && OTHER_CHANGES.contains(token.upper()));
    int at = tokens.size() - 2;
    if (more || at < 1 || !tokens.get(at).isWord("DELETE") || !tokens.getLast().isName()) {
      return Optional.empty();
    }
    boolean once = tokens.stream().filter(token -> token.isWord("DELETE")).count() == 1;
    Token before = tokens.get(at - 1);
    boolean detach = before.isWord("DETACH") || before.isWord("NODETACH");
    int end = (detach ? before : tokens.get(at)).start();
    return once && tokens.get(at).depth() == 0
        ? Optional.of(
            text.substring(0, end) + "RETURN count(DISTINCT " + tokens.getLast().text() + ") AS n")
        : Optional.empty();
  }
}
