package dev.playbook.core.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class DidYouMean {
  /** Longer names are compared by their beginning, so that a file cannot make this slow. */
  private static final int COMPARED = 64;

  private DidYouMean() {}

  /** Returns {@code did you mean `x`?}, or an empty text when no known name is near. */
  public static String among(Collection<String> known, String name) {
    return closest(known, name).map("did you mean `%s`?"::formatted).orElse("");
  }

  /**
   * Returns the nearest known name: at most one slip (a letter wrong, missing, added or two
   * swapped) for every three letters, upper and lower case being the same.
   */
  public static Optional<String> closest(Collection<String> known, String name) {
    int allowed = Math.max(1, Math.min(name.length(), COMPARED) / 3);
    return known.stream()
        .filter(candidate -> slips(candidate, name) <= allowed)
        .filter(candidate -> slips(candidate, name) < name.length())
        .min(
            Comparator.comparingInt((String candidate) -> slips(candidate, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Counts slips: the Damerau-Levenshtein distance in its restricted form. */
  static int slips(String known, String written) {
    String a = comparable(known);
    String b = comparable(written);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int replaced = cost[i - 1][j - 1] + (same ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private static String comparable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.length() > COMPARED ? lower.substring(0, COMPARED) : lower;
  }
}
