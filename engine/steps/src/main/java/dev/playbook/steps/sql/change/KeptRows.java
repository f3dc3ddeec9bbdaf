package dev.playbook.steps.sql.change;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.sql.catalogue.Catalogue;
import dev.playbook.steps.sql.catalogue.Table;
import dev.playbook.steps.sql.server.RowReader;
import dev.playbook.steps.sql.server.Session;
import dev.playbook.steps.sql.statement.Action;
import dev.playbook.steps.sql.statement.Name;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps rows as they were, in the same snapshot in which they then change, so that exactly these
 * come back.
 */
public record KeptRows(Work work, Session session, StepContext context) {
  private static final String WANTED = "keep-rows";

  /** Asks for rows to be kept by the run that follows. */
  static void want(StepContext context) throws StepFailedException {
    try {
      Files.writeString(context.directory().resolve(WANTED), "");
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  static boolean wanted(StepContext context) {
    return Files.exists(context.directory().resolve(WANTED));
  }

  static Path file(StepContext context, int index) {
    return context.directory().resolve("rows-%d.jsonl".formatted(index + 1));
  }

  /** Returns why a change cannot be taken back exactly, empty when it can. */
  public static Optional<String> obstacle(Action.ChangeRows change, Table table) {
    if (change.delete()) {
      return table
          .cascades()
          .map(names -> "rows of %s would change with the deleted ones".formatted(names));
    }
    if (table.key().isEmpty()) {
      return Optional.of("`%s` has no primary key to find its rows by".formatted(table.name()));
    }
    return change.columns().stream().map(Name::quote).anyMatch(quoted(table.key())::contains)
        ? Optional.of("the primary key itself changes")
        : Optional.empty();
  }

  private static List<String> quoted(List<String> identifiers) {
    return identifiers.stream()
        .map(name -> name.startsWith("\"") ? name : Name.quote(name))
        .toList();
  }

  /** Writes the rows that the statement will touch to a file; returns how many. */
  long keep(int index, Action.ChangeRows change) throws StepFailedException {
    Table table = new Catalogue(session).table(change.rows().table()).orElseThrow();
    List<String> columns = new ArrayList<>(table.columns());
    RowFile.Header header =
        new RowFile.Header(table.name().toSql(), columns, table.key(), change.delete());
    Path file = file(context, index);
    try (RowFile.Writer writer = RowFile.write(file, header)) {
      long count =
          RowReader.read(session, work.sent(index, change.rows().read(columns)), writer::add);
      writer.flush();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      return count;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private static StepFailedException cannotWrite(IOException e) {
    return new StepFailedException(
        StepFailedException.Certainty.FAILED,
        "the rows cannot be kept, so they were not changed: the run directory cannot be written",
        "make room in the state directory",
        e);
  }
}
