package dev.playbook.core.trigger;

import dev.playbook.core.activity.Reading;
import dev.playbook.core.activity.Reading.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * What the looks of a trigger amount to.
 *
 * @param verdict what the last look says
 * @param lasted how long the breach has lasted at the last look without a break; zero when there is
 *     none
 * @param fires whether a breach has lasted as long as the trigger wants it
 * @param reason what decided the last look
 */
public record Course(Verdict verdict, Duration lasted, boolean fires, String reason) {

  /** Returns whether it fires, or would if it lasted. */
  public boolean isBreach() {
    return fires || verdict == Verdict.BREACH;
  }

  /** Returns that nothing could be looked at. */
  public static Course without(String reason) {
    return new Course(Verdict.NO_DATA, Duration.ZERO, false, reason);
  }

  /**
   * Folds looks. A look without data breaks a breach off, as a fine one does: nobody knows whether
   * it went on.
   *
   * @param lasting how long a breach must last to fire
   * @param samples in order of time; one at least
   */
  public static Course of(Duration lasting, List<Sample> samples) {
    boolean fires = false;
    Duration lasted = Duration.ZERO;
    Duration since = samples.getFirst().at();
    Verdict before = Verdict.FINE;
    for (Sample sample : samples) {
      boolean isBreach = sample.reading().verdict() == Verdict.BREACH;
      since = before == Verdict.BREACH ? since : sample.at();
      lasted = isBreach ? sample.at().minus(since) : Duration.ZERO;
      fires |= isBreach && lasted.compareTo(lasting) >= 0;
      before = sample.reading().verdict();
    }
    Reading last = samples.getLast().reading();
    return new Course(last.verdict(), lasted, fires, last.reason());
  }
}
