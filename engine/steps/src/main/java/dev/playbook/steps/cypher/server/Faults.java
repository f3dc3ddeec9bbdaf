package dev.playbook.steps.cypher.server;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.TransientException;

/** Tells a person what the server or the network answered. */
final class Faults {
  private static final Pattern PLACE =
      Pattern.compile("\\(line (\\d+), column (\\d+) .*", Pattern.DOTALL);

  private static final String DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected";

  private static final Map<String, String> HINTS =
      Map.of(
          DEADLOCK,
          "do not run it in parallel with another change of the schema or of the same part of the"
              + " graph, or give the step a `retry:`",
          "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
          "write IF NOT EXISTS, so that the step can be repeated",
          "Neo.ClientError.Schema.IndexAlreadyExists",
          "write IF NOT EXISTS, so that the step can be repeated",
          "Neo.ClientError.Schema.IndexWithNameAlreadyExists",
          "write IF NOT EXISTS, so that the step can be repeated",
          "Neo.ClientError.Schema.IndexNotFound",
          "write IF EXISTS",
          "Neo.ClientError.Security.Unauthorized",
          "check `user` and `password` of the connection in the target file",
          "Neo.ClientError.Database.DatabaseNotFound",
          "check `database` of the connection in the target file",
          "Neo.ClientError.Transaction.ForbiddenDueToTransactionType",
          "write what changes the schema and what changes data as statements of their own");

  private Faults() {}

  /** Returns whether the server itself said no, so that the transaction is rolled back. */
  static boolean isAnswer(Neo4jException fault) {
    boolean terminated = code(fault).contains("Terminated") || code(fault).contains("TimedOut");
    return (fault instanceof ClientException || fault instanceof TransientException)
        && code(fault).startsWith("Neo.")
        && !terminated;
  }

  static String code(Neo4jException fault) {
    return Optional.ofNullable(fault.code()).orElse("");
  }

  /** The server refused a statement. */
  static StepFailedException refused(String label, String statement, Neo4jException fault) {
    String text =
        "%s failed: %s (%s)%n%s"
            .formatted(label, said(fault), lastWord(fault), place(statement, fault));
    return new StepFailedException(
        Certainty.FAILED, text.stripTrailing(), HINTS.getOrDefault(code(fault), ""), fault);
  }

  /** The connection was not made. */
  static StepFailedException noConnection(Graph graph, Bolt bolt, Neo4jException fault) {
    String where = "no connection to `%s` (%s): ".formatted(graph.name(), bolt.address());
    if (fault instanceof AuthenticationException || !code(fault).equals("")) {
      boolean answered = code(fault).startsWith("Neo.");
      if (answered) {
        return StepFailedException.notStarted(
            where + said(fault), HINTS.getOrDefault(code(fault), ""), fault);
      }
    }
    return StepFailedException.notStarted(
        where + "nothing answers there",
        "check that the server runs and that the target file is right",
        fault);
  }

  private static String said(Neo4jException fault) {
    if (code(fault).equals(DEADLOCK)) {
      return "it and another transaction waited for each other, and the server rolled this one back";
    }
    String message = Optional.ofNullable(fault.getMessage()).orElse("");
    String line = message.lines().findFirst().orElse("");
    return PLACE.matcher(line).replaceAll("").strip();
  }

  private static String lastWord(Neo4jException fault) {
    return code(fault).substring(code(fault).lastIndexOf('.') + 1);
  }

  private static String place(String statement, Neo4jException fault) {
    Matcher place = PLACE.matcher(Optional.ofNullable(fault.getMessage()).orElse(""));
    if (!place.find()) {
      return "  " + statement.lines().findFirst().orElse("");
    }
    int line = Integer.parseInt(place.group(1));
    int column = Integer.parseInt(place.group(2));
    String shown = statement.lines().skip(line - 1L).findFirst().orElse("");
    return "  %s%n  %s^ line %d, column %d"
        .formatted(shown, " ".repeat(Math.max(0, column - 1)), line, column);
  }
}
