package dev.playbook.steps.sql.server;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the five characters of an SQLSTATE mean, and what to do about the common ones. */
final class SqlStates {
  /** A state, or the two characters of a class for all others of it; the meaning; what to do. */
  private static final String TABLE =
      """
      08    | connection lost
      0A    | not supported
      22    | a value does not fit
      22P02 | a text is no such value
      23    | a constraint forbids it
      23502 | NOT NULL violated
      23503 | foreign key violated
      23505 | unique key violated
      23514 | check constraint violated
      25    | wrong transaction state
      25006 | read-only transaction
      28    | login refused
      28P01 | wrong password | check `user` and `password` of the connection in the target file
      2BP01 | other objects depend on it | drop what depends on it first, or write CASCADE
      3D    | no such database
      3D000 | no such database | check `database` of the connection in the target file
      40    | transaction rolled back by the server
      40001 | serialization failure
      40P01 | deadlock
      42    | wrong statement
      42501 | no permission | give the user of the connection this right, or use another user
      42601 | syntax error
      42703 | no such column
      42704 | no such object
      42710 | object exists already
      42804 | wrong type
      42883 | no such function or operator
      42P01 | no such table
      42P07 | table or index exists already | write IF NOT EXISTS, so that the step can be repeated
      53    | out of resources
      53100 | disk full
      53200 | out of memory
      53300 | too many connections | close idle sessions, or raise max_connections
      54    | too large
      55    | not in a state that allows it
      55006 | object in use
      55P03 | lock not available | end the session that holds the lock, or raise `lockTimeout`
      57    | stopped by an operator
      57014 | cancelled
      57P01 | connection closed by an administrator
      57P03 | the server is starting or stopping | wait until the server is up, then resume
      58    | system error
      P0    | raised by a function
      XX    | internal error of the server
      """;

  private static final Map<String, Row> ROWS =
      TABLE.lines().map(Row::of).collect(Collectors.toMap(Row::state, Function.identity()));

  private SqlStates() {}

  /** Returns for example {@code 42P01, no such table}. */
  static String words(String state) {
    String meaning = row(state).or(() -> row(classOf(state))).map(Row::meaning).orElse("");
    return meaning.isEmpty() ? state : state + ", " + meaning;
  }

  /** Returns what to do, or {@code ""}. */
  static String hint(String state) {
    return row(state).map(Row::hint).orElse("");
  }

  private static Optional<Row> row(String state) {
    return Optional.ofNullable(ROWS.get(state));
  }

  private static String classOf(String state) {
    return state.substring(0, Math.min(2, state.length()));
  }

  private record Row(String state, String meaning, String hint) {
    static Row of(String line) {
      String[] cells = line.split(" *\\| *", 3);
      return new Row(cells[0], cells[1], cells.length > 2 ? cells[2] : "");
    }
  }
}
