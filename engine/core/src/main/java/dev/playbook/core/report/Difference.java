package dev.playbook.core.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.List;

/**
 * Two texts, line by line.
 *
 * @param hunks the lines of a unified diff without its two heads; empty when the texts are equal
 * @param removed lines that are only in the first
 * @param added lines that are only in the second
 */
public record Difference(List<String> hunks, int removed, int added) {
  private static final int CONTEXT = 2;
  private static final int HEADS = 2;

  /** Compares two texts. */
  public static Difference of(String before, String after) {
    List<String> old = before.lines().toList();
    Patch<String> patch = DiffUtils.diff(old, after.lines().toList());
    List<String> unified =
        UnifiedDiffUtils.generateUnifiedDiff("before", "after", old, patch, CONTEXT);
    return new Difference(
        unified.size() <= HEADS ? List.of() : List.copyOf(unified.subList(HEADS, unified.size())),
        patch.getDeltas().stream().map(AbstractDelta::getSource).mapToInt(c -> c.size()).sum(),
        patch.getDeltas().stream().map(AbstractDelta::getTarget).mapToInt(c -> c.size()).sum());
  }
}
