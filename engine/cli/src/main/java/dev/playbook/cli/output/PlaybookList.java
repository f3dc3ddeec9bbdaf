package dev.playbook.cli.output;

import dev.playbook.core.load.Loaded;
import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.source.Harmless;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Playbooks, a line each; for a pipe with tabs and without a head. */
public record PlaybookList(List<Row> rows) {
  private static final Row HEAD = new Row("PLAYBOOK", "TYPE", "TARGET", "PROMISE", "WHAT IT DOES");

  /** Copies the rows. */
  public PlaybookList {
    rows = List.copyOf(rows);
  }

  /**
   * A playbook.
   *
   * @param type the rollback type
   * @param promise the time in which it wants to be done
   * @param about its name, or what is wrong with it
   */
  public record Row(String id, String type, String target, String promise, String about) {

    /** What came of loading a file. */
    public static Row of(Path file, Loaded loaded) {
      return switch (loaded) {
        case Loaded.Valid valid -> of(valid.playbook());
        case Loaded.Invalid invalid -> faulty(file, "`playbook validate` shows what is wrong");
        case Loaded.Unreadable unreadable -> faulty(file, unreadable.message());
      };
    }

    private static Row of(Playbook playbook) {
      return new Row(
          playbook.id(),
          playbook.rollback(),
          playbook.target().orElse("-"),
          playbook.budget().target().map(Durations::format).orElse("-"),
          Harmless.text(playbook.name()));
    }

    private static Row faulty(Path file, String why) {
      String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
      return new Row(Harmless.text(name), "faulty", "-", "-", Harmless.text(why));
    }

    private Stream<String> cells() {
      return Stream.of(id, type, target, promise, about);
    }
  }

  /** Returns the text, with a line end after each line. */
  public String text(boolean terminal) {
    if (!terminal) {
      return rows.stream()
          .map(row -> row.cells().collect(Collectors.joining("\t")) + "\n")
          .collect(Collectors.joining());
    }
    List<Row> all = Stream.concat(Stream.of(HEAD), rows.stream()).toList();
    int id = Columns.widest(all.stream().map(Row::id)) + 2;
    int type = Columns.widest(all.stream().map(Row::type)) + 2;
    int target = Columns.widest(all.stream().map(Row::target)) + 2;
    int promise = Columns.widest(all.stream().map(Row::promise)) + 2;
    return all.stream()
        .map(
            row ->
                Columns.pad(row.id(), id)
                    + Columns.pad(row.type(), type)
                    + Columns.pad(row.target(), target)
                    + Columns.pad(row.promise(), promise)
                    + row.about()
                    + "\n")
        .collect(Collectors.joining());
  }

  /** Returns the rows for programs. */
  public List<Map<String, Object>> json() {
    return rows.stream().map(PlaybookList::json).toList();
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("playbook", row.id());
    json.put("type", row.type());
    json.put("target", row.target());
    json.put("promise", row.promise());
    json.put("about", row.about());
    return json;
  }
}
