package dev.playbook.steps.intent;

import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is about to take the place of another as a whole.
 *
 * @param title how messages call the place
 * @param before tells what was there from anything else, for example a sum
 * @param after tells what shall be there
 * @param notes what else the result will need
 */
public record Swap(String title, String before, String after, List<String> notes) {
  private static final int OWN = 3;

  /** What stands for a thing that is not there. */
  public static final String ABSENT = "absent";

  /** Copies the notes. */
  public Swap {
    notes = List.copyOf(notes);
  }

  /** Writes it down, before it is done. */
  public void announce(StepContext context) throws StepFailedException {
    List<String> words = new ArrayList<>(List.of(title, before, after));
    words.addAll(notes);
    IntentLog.of(context).write(List.of(words));
  }

  /**
   * Returns what was written down.
   *
   * @throws StepFailedException {@code NOT_STARTED} when nothing was
   */
  public static Swap announced(StepContext context) throws StepFailedException {
    List<List<String>> records = IntentLog.of(context).read();
    if (records.isEmpty()) {
      throw StepFailedException.notStarted("nothing was replaced yet", "", null);
    }
    List<String> words = records.getLast();
    return new Swap(words.get(0), words.get(1), words.get(2), words.subList(OWN, words.size()));
  }

  /** Returns whether this is what was there. */
  public boolean isUndone(String now) {
    return now.equals(before) && !before.equals(after);
  }

  /**
   * Returns when it is done.
   *
   * @param now what is there
   * @throws StepFailedException {@code NOT_STARTED} when all is as it was; else {@code UNKNOWN}
   */
  public void check(String now) throws StepFailedException {
    if (isUndone(now)) {
      throw StepFailedException.notStarted(title + " is as it was", "", null);
    }
    if (!now.equals(after) || before.equals(after)) {
      throw unknown();
    }
  }

  /** Returns that it was neither left alone nor done to its end. */
  public StepFailedException unknown() {
    return StepFailedException.unknown(
        title
            + " is neither as it was nor as wanted: its engine died in the middle, or somebody has"
            + " changed it since",
        "look at it",
        null);
  }
}
