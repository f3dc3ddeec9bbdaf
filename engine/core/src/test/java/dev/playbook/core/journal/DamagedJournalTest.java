package dev.playbook.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.run.RunEvent;
import dev.playbook.fixtures.goal.Goal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damages good journals in every way that crashes, disks and editors do. What is read of a damaged
 * one is the beginning of the good one, up to the line before the damage: nothing else, and nothing
 * less.
 */
@Tag(Goal.TAG)
final class DamagedJournalTest {
  private static final long SEED = 20250121;

  private final List<RunEvent> events = EveryEvent.once();
  private final List<String> lines = written();
  private final byte[] good = bytes(lines);

  /**
   * A damaged journal.
   *
   * @param untouched how many lines stand before the damage
   */
  private record Damaged(String how, String text, int untouched) {
    Damaged(String how, byte[] bytes, int untouched) {
      this(how, new String(bytes, StandardCharsets.ISO_8859_1), untouched);
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
      return how;
    }
  }

  @Test
  void readsACutJournalUpToTheLineBeforeTheCut() {
    Goal.R4.each(
        "cut at every byte",
        IntStream.range(0, good.length)
            .mapToObj(
                at -> new Damaged("cut at " + at, Arrays.copyOf(good, at), wholeBefore(at + 1)))
            .toList(),
        this::isReadUpToTheDamage);
  }

  @Test
  void readsAJournalWithAFlippedBitUpToTheLineBefore() {
    int step = Goal.cases(7, 1);
    Goal.R4.each(
        "one bit flipped",
        IntStream.iterate(0, bit -> bit < good.length * 8, bit -> bit + step)
            .mapToObj(this::flipped)
            .toList(),
        this::isReadUpToTheDamage);
  }

  @Test
  void readsAJournalWithMovedLinesUpToTheFirstOfThem() {
    List<Damaged> cases = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      cases.add(edited("removed " + at, at, at, Collections.nCopies(0, "")));
      cases.add(edited("doubled " + at, at, at + 1, List.of(lines.get(at), lines.get(at))));
      for (int other = at + 1; other < lines.size(); other++) {
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, at, other);
        cases.add(new Damaged("swapped " + at + " " + other, bytes(swapped), at));
      }
    }
    cases.removeIf(one -> Arrays.equals(one.bytes(), prefix(one.untouched())));
    Goal.R4.each("a line removed, swapped, doubled", cases, this::isReadUpToTheDamage);
  }

  @Test
  void readsAJournalWithATailOfSomethingElseUpToItsEnd() {
    List<Damaged> cases = new ArrayList<>();
    Random random = new Random(SEED);
    for (int round = 0; round < Goal.cases(300, 1_000); round++) {
      byte[] tail = new byte[1 + random.nextInt(4096)];
      if (round % 2 == 0) {
        random.nextBytes(tail);
      }
      int from = random.nextInt(lines.size()) + 1;
      byte[] all = Arrays.copyOf(prefix(from), prefix(from).length + tail.length);
      System.arraycopy(tail, 0, all, prefix(from).length, tail.length);
      cases.add(new Damaged("tail " + round, all, from));
    }
    Goal.R4.each("zeroes or garbage behind", cases, this::isReadUpToTheDamage);
  }

  @Test
  void readsAJournalWithSomeBytesOverwrittenUpToTheLineBefore() {
    Random random = new Random(SEED);
    List<Damaged> cases = new ArrayList<>();
    for (int round = 0; round < Goal.cases(1_000, 5_000); round++) {
      int at = random.nextInt(good.length);
      byte[] bytes = good.clone();
      byte[] over = new byte[1 + random.nextInt(Math.min(512, good.length - at))];
      random.nextBytes(over);
      System.arraycopy(over, 0, bytes, at, over.length);
      if (!Arrays.equals(bytes, good)) {
        cases.add(
            new Damaged("overwritten " + round, bytes, wholeBefore(Arrays.mismatch(bytes, good))));
      }
    }
    Goal.R4.each("some bytes overwritten", cases, this::isReadUpToTheDamage);
  }

  private void isReadUpToTheDamage(Damaged damaged) {
    JournalReader.Journal read = JournalReader.of(damaged.bytes());
    assertThat(read.events()).isEqualTo(events.subList(0, damaged.untouched()));
    boolean isPrefix = isPrefix(damaged);
    assertThat(read.damage().isEmpty()).isEqualTo(isPrefix);
    JournalCheck.Found found = JournalCheck.in(damaged.bytes());
    assertThat(found.damages().isEmpty()).isEqualTo(isPrefix && damaged.bytes().length > 0);
    read.damage()
        .ifPresent(
            damage -> {
              assertThat(found.damages().getFirst().offset()).isEqualTo(damage.offset());
              assertThat(damage.line()).isEqualTo(damaged.untouched() + 1L);
            });
  }

  /** A journal that ends behind a line cannot be told from one that was never longer. */
  private boolean isPrefix(Damaged damaged) {
    byte[] prefix = prefix(damaged.untouched());
    return Arrays.equals(damaged.bytes(), prefix)
        || Arrays.equals(damaged.bytes(), Arrays.copyOf(prefix, Math.max(0, prefix.length - 1)));
  }

  private Damaged flipped(int bit) {
    byte[] bytes = good.clone();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return new Damaged("bit " + bit, bytes, wholeBefore(bit / 8));
  }

  private Damaged edited(String how, int at, int untouched, List<String> instead) {
    List<String> edited = new ArrayList<>(lines);
    edited.remove(at);
    edited.addAll(at, instead);
    return new Damaged(how, bytes(edited), untouched);
  }

  /** Returns how many lines end before a byte; the last line end may be missing. */
  private int wholeBefore(int at) {
    return (int) IntStream.rangeClosed(1, lines.size()).filter(n -> prefix(n).length <= at).count();
  }

  private byte[] prefix(int count) {
    return bytes(lines.subList(0, count));
  }

  private List<String> written() {
    List<String> written = new ArrayList<>();
    String before = JournalFormat.NO_LINE_BEFORE;
    for (RunEvent event : events) {
      written.add(JournalFormat.write(written.size() + 1L, before, event));
      before = JournalFormat.hash(written.getLast());
    }
    return written;
  }

  private static byte[] bytes(List<String> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lines.forEach(line -> bytes.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII)));
    return bytes.toByteArray();
  }
}
