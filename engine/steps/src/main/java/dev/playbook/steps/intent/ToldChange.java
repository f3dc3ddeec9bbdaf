package dev.playbook.steps.intent;

import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import java.util.List;

/** A change as a record of an {@link IntentLog}, without its note. */
public final class ToldChange {
  private static final String ABSENT = "absent";
  private static final String KNOWN = "known";
  private static final String UNKNOWN = "unknown";

  private ToldChange() {}

  /** Returns the record, behind a word that says what it is. */
  public static List<String> record(String word, Change change) {
    Resource resource = change.resource();
    return List.of(
        word,
        resource.kind(),
        resource.place(),
        resource.name(),
        kind(change.before()),
        text(change.before()),
        kind(change.after()),
        text(change.after()));
  }

  /** Reads a record back. */
  public static Change of(List<String> record) {
    return new Change(
        new Resource(record.get(1), record.get(2), record.get(3)),
        state(record.get(4), record.get(5)),
        state(record.get(6), record.get(7)));
  }

  private static String kind(State state) {
    return switch (state) {
      case State.Absent _ -> ABSENT;
      case State.Known _ -> KNOWN;
      case State.Unknown _ -> UNKNOWN;
    };
  }

  private static String text(State state) {
    return switch (state) {
      case State.Absent _ -> "";
      case State.Known(String value) -> value;
      case State.Unknown(String reason) -> reason;
    };
  }

  private static State state(String kind, String text) {
    return switch (kind) {
      case ABSENT -> State.ABSENT;
      case KNOWN -> State.known(text);
      default -> State.unknown(text);
    };
  }
}
