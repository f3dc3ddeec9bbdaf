package dev.playbook.steps.process;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.containment.Level;
import dev.playbook.steps.process.containment.Living;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a command was ended that would not end by itself.
 *
 * @param level what held its processes together
 * @param left those that could not be ended
 */
record Ending(Level level, List<Living> left) {
  /** What to do when the time was up. */
  static final String OUT_OF_TIME = "find out what it waited for, or give it a longer `timeout`";

  /** Returns whether it is proven that nothing of it is left. */
  boolean isCertain() {
    return left.isEmpty() && level.proof().isPresent();
  }

  /**
   * Returns what to tell: that it failed, where it is proven that nothing of it is left; else that
   * nobody knows.
   *
   * @param what what happened, up to the name of the command
   * @param lines its last lines, as a block
   * @param advice what to do when nothing of it is left
   */
  StepFailedException told(String what, String lines, String advice) {
    if (!left.isEmpty()) {
      return StepFailedException.unknown(
          what + " cannot be ended, even by SIGKILL: " + named(left) + lines,
          "end it by hand, then look at what it changed",
          null);
    }
    return level
        .proof()
        .map(
            proof ->
                new StepFailedException(
                    what + " was ended, nothing of it is left: " + proof + lines, advice))
        .orElseGet(() -> unproven(what, lines));
  }

  private StepFailedException unproven(String what, String lines) {
    return StepFailedException.unknown(
        what
            + " was ended and nothing of it is seen any more, but nothing proves it: held by no more"
            + " than its "
            + level.words()
            + ", a process that left both would not be found"
            + lines,
        "look at what it changed and whether anything of it goes on; `playbook doctor` says how to"
            + " get a containment that proves the end",
        null);
  }

  /**
   * Refuses what a command left behind when it ended by itself.
   *
   * @param names what it was, before it was ended
   */
  void refuseLeftover(String names, Leftover rule, int exitCode) throws StepFailedException {
    if (!left.isEmpty()) {
      throw StepFailedException.unknown(
          "the command ended and left behind what cannot be ended: " + named(left),
          "end it by hand, then look at what it changed",
          null);
    }
    if (rule == Leftover.FAIL) {
      throw new StepFailedException(
          "the command ended with %s, but left processes behind, which were ended: %s"
              .formatted(ExitCode.explain(exitCode), names),
          "wait for them in the command, or say `leftover: keep` or `leftover: kill`");
    }
  }

  /** Returns processes in one line. */
  static String named(List<Living> processes) {
    return processes.stream().map(Living::toString).collect(Collectors.joining(", "));
  }
}
