package dev.playbook.core.load.lint.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code CREATE INDEX}, or in Cypher also {@code CREATE CONSTRAINT}.
 *
 * @param verb how many words say what is created: {@code CREATE UNIQUE INDEX} has three
 */
public record IndexCreation(
    Statement statement, int verb, boolean concurrently, boolean ifNotExists, boolean named) {
  private static final Set<String> KINDS =
      Set.of("UNIQUE", "RANGE", "TEXT", "POINT", "LOOKUP", "FULLTEXT", "VECTOR", "BTREE");

  /** Returns the creation that a statement is. */
  public static Optional<IndexCreation> of(Statement statement) {
    List<QueryToken> tokens = statement.tokens();
    int noun = tokens.size() > 1 && KINDS.stream().anyMatch(tokens.get(1)::is) ? 2 : 1;
    boolean creates = statement.begins("CREATE") && noun < tokens.size();
    return creates && isIndex(statement, noun)
        ? Optional.of(read(statement, noun + 1))
        : Optional.empty();
  }

  private static boolean isIndex(Statement statement, int noun) {
    QueryToken word = statement.tokens().get(noun);
    return word.is("INDEX") || (statement.language() == Language.CYPHER && word.is("CONSTRAINT"));
  }

  private static IndexCreation read(Statement statement, int verb) {
    List<QueryToken> rest = statement.tokens().subList(verb, statement.tokens().size());
    boolean concurrently = !rest.isEmpty() && rest.getFirst().is("CONCURRENTLY");
    boolean named =
        rest.stream()
            .skip(concurrently ? 1 : 0)
            .dropWhile(token -> token.is("IF") || token.is("NOT") || token.is("EXISTS"))
            .findFirst()
            .filter(token -> token.isName() && !token.is("ON") && !token.is("FOR"))
            .isPresent();
    boolean ifNotExists = statement.contains("IF", "NOT", "EXISTS");
    return new IndexCreation(statement, verb, concurrently, ifNotExists, named);
  }
}
