package dev.playbook.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.run.RunEvent;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power fails while a journal is written. What was acknowledged before is there afterwards. */
@Tag(Goal.TAG)
@Timeout(300)
final class PowerCutTest {
  private static final int SOONEST = 20;
  private static final int EACH_LATER = 37;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs"})
  void keepsEveryAcknowledgedLine(String type) {
    int cuts = type.equals("ext4") ? Goal.cases(1, 10) : Goal.cases(0, 10);
    if (cuts == 0) {
      return;
    }
    String what = "cuts, " + type;
    try (PowerCut disk = PowerCut.make(folder, type)) {
      AtomicLong lines = new AtomicLong();
      Goal.R3.each(
          what,
          IntStream.rangeClosed(1, cuts).boxed().toList(),
          number -> lines.addAndGet(cut(disk, number)));
      System.out.printf("power cut: %s, %d acknowledged lines%n", type, lines.get());
    } catch (IOException impossible) {
      Goal.R3.cannotBeTried(what, String.valueOf(impossible.getMessage()));
    }
  }

  /** Returns how many lines were acknowledged. */
  private static long cut(PowerCut disk, int number) throws Exception {
    StateDirectory state = new StateDirectory(disk.root().resolve("state"));
    RunDirectory run = state.newRun("RUN" + number, Instant.now());
    run.keep("playbook.yml", "kept " + number);
    AtomicLong acknowledged = new AtomicLong();
    Thread writer = Thread.ofPlatform().start(() -> write(run, acknowledged));
    while (acknowledged.get() < SOONEST + (long) number * EACH_LATER) {
      Thread.onSpinWait();
    }
    long before = acknowledged.get();
    disk.cut();
    writer.join();
    disk.restart();
    JournalReader.Journal journal = JournalReader.read(run.journal());
    assertThat(journal.events()).hasSizeGreaterThanOrEqualTo((int) before);
    assertThat(journal.damage().map(Damage::torn).orElse(true)).as("only torn").isTrue();
    assertThat(run.path().resolve("playbook.yml")).hasContent("kept " + number);
    return before;
  }

  private static void write(RunDirectory run, AtomicLong acknowledged) {
    try (JournalWriter journal = run.newJournal()) {
      while (true) {
        journal.on(new RunEvent.Noted(Instant.now(), List.of(acknowledged.get()).toString()));
        acknowledged.incrementAndGet();
      }
    } catch (JournalException | IOException theDiskIsGone) {
      // What was acknowledged until then is what counts.
    }
  }
}
