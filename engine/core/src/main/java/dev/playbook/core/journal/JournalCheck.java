package dev.playbook.core.journal;

import java.util.ArrayList;
import java.util.List;

/** Looks at every line of a journal, also at those behind a damage, and says what is wrong. */
final class JournalCheck {
  private final byte[] bytes;
  private final List<String> hashes = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();
  private long line;
  private long expected = 1;
  private boolean isSure = true;
  private String before = JournalFormat.NO_LINE_BEFORE;

  private JournalCheck(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * What was found.
   *
   * @param hashes the hash of each line that is as it was written, in order
   * @param damages all of them, in order
   */
  record Found(List<String> hashes, List<Damage> damages) {
    Found {
      hashes = List.copyOf(hashes);
      damages = List.copyOf(damages);
    }
  }

  static Found in(byte[] bytes) {
    JournalCheck check = new JournalCheck(bytes);
    JournalLines.of(bytes, 0).forEach(check::look);
    if (check.line == 0) {
      check.damages.add(new Damage(1, 0, 0, true, "there is no line"));
    }
    return new Found(check.hashes, check.damages);
  }

  private void look(JournalLines.Place place) {
    line++;
    try {
      JournalFormat.Line read = JournalFormat.read(place.text());
      String fault = fault(read);
      if (!fault.isEmpty()) {
        damaged(place, fault);
      }
      goOn(read.sequence() + 1, JournalFormat.hash(place.text()));
    } catch (RuntimeException broken) {
      damaged(place, String.valueOf(broken.getMessage()));
      expected++;
      isSure = false;
    }
  }

  private void goOn(long next, String hash) {
    expected = next;
    before = hash;
    isSure = true;
    hashes.add(hash);
  }

  /** Returns what is wrong with the place of a whole line; behind a broken one its hash is new. */
  private String fault(JournalFormat.Line read) {
    if (read.sequence() > expected) {
      return "it is line %d: %d before it are missing"
          .formatted(read.sequence(), read.sequence() - expected);
    }
    if (read.sequence() < expected) {
      return "it is line %d, in another place".formatted(read.sequence());
    }
    return !isSure || read.before().equals(before) ? "" : JournalReader.ORDER;
  }

  private void damaged(JournalLines.Place place, String reason) {
    boolean torn = JournalLines.of(bytes, place.offset()).noneMatch(JournalLines.Place::isWhole);
    damages.add(new Damage(line, place.offset(), place.text().length(), torn, reason));
  }
}
