package dev.playbook.steps.docker;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which name was meant. */
final class NearestName {
  private NearestName() {}

  static Optional<String> among(Collection<String> names, String written) {
    int allowed = Math.max(1, written.length() / 3);
    return names.stream()
        .filter(name -> name.contains(written) || distance(name, written) <= allowed)
        .min(Comparator.comparingInt(name -> distance(name, written)));
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      next(row, left.charAt(i - 1), right, i);
    }
    return row[right.length()];
  }

  private static void next(int[] row, char letter, String right, int first) {
    int diagonal = row[0];
    row[0] = first;
    for (int j = 1; j <= right.length(); j++) {
      int replaced = diagonal + (letter == right.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
