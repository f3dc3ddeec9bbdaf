package dev.playbook.steps.sql.server;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.sql.exchange.Sent;
import dev.playbook.steps.statement.Excerpt;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells a person what the server or the network answered. Of the driver's own texts nothing is
 * shown, because some of them contain addresses with passwords.
 */
public final class Faults {
  private Faults() {}

  /** Returns whether the server itself said no, so that its state is known. */
  static boolean isAnswer(SQLException fault) {
    String state = state(fault);
    return server(fault).isPresent() && !state.startsWith("57P0") && !state.startsWith("08");
  }

  /** Returns the SQLSTATE, {@code ""} when there is none. */
  public static String state(SQLException fault) {
    return Optional.ofNullable(fault.getSQLState()).orElse("");
  }

  /** Returns the SQLSTATE of a failed step, {@code ""} when the server did not say one. */
  public static String state(StepFailedException failure) {
    return failure.getCause() instanceof SQLException fault ? state(fault) : "";
  }

  /** The server refused a statement. */
  static StepFailedException refused(Sent sent, SQLException fault) {
    ServerErrorMessage server = server(fault).orElseThrow();
    String place = place(sent, server);
    String text =
        "%s failed: %s%n%s%s"
            .formatted(sent.label(), said(server), place, extra("detail", server.getDetail()));
    String hint =
        Optional.ofNullable(server.getHint()).orElseGet(() -> SqlStates.hint(state(fault)));
    return new StepFailedException(
        Certainty.FAILED,
        sent.parameters().masked(text.strip()),
        sent.parameters().masked(hint),
        fault);
  }

  /** Returns what the server said in one line, for example {@code no such table (42P01)}. */
  public static String line(StepFailedException failure) {
    return failure.getMessage().lines().findFirst().orElse("");
  }

  /** The connection was not made. */
  static StepFailedException noConnection(Database database, String where, SQLException fault) {
    String hint = SqlStates.hint(state(fault));
    return StepFailedException.notStarted(
        "no connection to `%s` (%s): %s".formatted(database.name(), where, reason(fault)),
        hint.isEmpty() ? "check that the server runs and that the target file is right" : hint,
        fault);
  }

  /** Returns why a connection failed, in words of our own unless the server answered. */
  static String reason(SQLException fault) {
    return server(fault).map(Faults::said).orElseGet(() -> network(fault));
  }

  private static String network(SQLException fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnknownHostException _ -> {
          return "the host has no address";
        }
        case SocketTimeoutException _ -> {
          return "no answer in time";
        }
        case NoRouteToHostException _ -> {
          return "there is no route to the host";
        }
        case ConnectException _ -> {
          return "nothing listens there";
        }
        case SSLException _ -> {
          return "TLS failed; see `sslmode`";
        }
        default -> {}
      }
    }
    return "the connection broke off (" + SqlStates.words(state(fault)) + ")";
  }

  private static String said(ServerErrorMessage server) {
    return "%s (%s)"
        .formatted(
            Optional.ofNullable(server.getMessage()).orElse(""),
            SqlStates.words(Optional.ofNullable(server.getSQLState()).orElse("")));
  }

  private static String place(Sent sent, ServerErrorMessage server) {
    int position = server.getPosition();
    if (position <= sent.prefix().length()) {
      return sent.statement().isEmpty() ? "" : "  " + Excerpt.oneLine(sent.statement());
    }
    int offset = sent.bound().origin(sent.statement(), position, sent.prefix().length());
    return Excerpt.caret(sent.statement(), offset);
  }

  private static String extra(String name, @Nullable String text) {
    return text == null ? "" : "%n%s: %s".formatted(name, text);
  }

  private static Optional<ServerErrorMessage> server(SQLException fault) {
    return fault instanceof PSQLException known
        ? Optional.ofNullable(known.getServerErrorMessage())
        : Optional.empty();
  }
}
