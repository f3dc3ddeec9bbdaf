package dev.playbook.steps.process.containment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a command whose engine died.
 *
 * @param mark what they have in common; empty when none can live any more
 * @param containment what holds them
 */
public record Survivors(Optional<Mark> mark, Containment containment) {
  /** The leader is gone, and its number may be another one's. */
  private static final long NOBODY = -1;

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Duration SLACK = Duration.ofSeconds(2);

  /**
   * Finds those of a command.
   *
   * @param token the value of {@link Mark#VARIABLE} in their environments
   * @param begun the line of {@code /proc/PID/stat} of the first of them; {@code ""} when it left
   *     none
   * @param isGone whether the machine was started again since
   * @param line by which their containment is found again, see {@link Containment#line}
   */
  public static Survivors of(String token, String begun, boolean isGone, String line) {
    Containment containment = Level.again(line);
    if (isGone) {
      return new Survivors(Optional.empty(), containment);
    }
    Optional<Living> first = Living.parse(begun);
    long leader = first.flatMap(ProcessTable::now).map(Living::pid).orElse(NOBODY);
    return new Survivors(
        Optional.of(new Mark(token, leader, first.map(Living::startTime).orElse(0L))), containment);
  }

  /** Returns what the kernel calls the time since the machine was started; may be empty. */
  public static String boot() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Returns whether the machine was started after that moment, if the clock was never set. */
  public static boolean hasRestartedSince(Instant moment) {
    try {
      double uptime =
          Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0]);
      Instant boot = Instant.now().minusMillis((long) (uptime * 1000));
      return moment.plus(SLACK).isBefore(boot);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Returns those that live. */
  public List<Living> living() {
    return mark.map(containment::all).orElse(List.of());
  }

  /** Returns those that live but for what only watches them. */
  public List<Living> followers() {
    return mark.map(this::followers).orElse(List.of());
  }

  private List<Living> followers(Mark known) {
    return containment.members(known).stream().filter(one -> one.pid() != known.leader()).toList();
  }

  /** Returns whether none of these lives any more within the limit. */
  public boolean haveNoFollowersWithin(Duration limit) {
    return Patience.until(limit, () -> followers().isEmpty());
  }

  /** Ends all of them, and returns what could not be ended; see {@link Containment#end}. */
  public List<Living> end(Duration grace) {
    return mark.map(it -> containment.end(grace, it)).orElse(List.of());
  }
}
