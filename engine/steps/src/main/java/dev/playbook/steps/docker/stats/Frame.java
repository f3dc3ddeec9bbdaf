package dev.playbook.steps.docker.stats;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the engine measured of a container at one moment.
 *
 * @param memory bytes in use, without the page cache that can be given back at once
 * @param limit bytes that it may use; the memory of the machine when nothing is set
 * @param processor nanoseconds that its processes have run
 * @param machine nanoseconds that all processors have been there, busy or not
 * @param processors how many there are
 * @param processes how many it has, threads included
 */
record Frame(
    long memory, long limit, long processor, long machine, long processors, long processes) {

  /** Reads the engine's answer; empty when the container does not run. */
  static Optional<Frame> of(Map<?, ?> stats) {
    long limit = number(stats, "memory_stats", "limit");
    return limit == 0
        ? Optional.empty()
        : Optional.of(
            new Frame(
                memory(stats),
                limit,
                number(stats, "cpu_stats", "cpu_usage", "total_usage"),
                number(stats, "cpu_stats", "system_cpu_usage"),
                processors(stats),
                number(stats, "pids_stats", "current")));
  }

  /** Returns the share of its limit that it uses, 0 to 1. */
  double memoryShare() {
    return (double) memory / limit;
  }

  /** Returns how many processors it kept busy since another frame, as a number. */
  double processorsSince(Frame before) {
    double ran = Math.max(0, processor - before.processor);
    double there = machine - before.machine;
    return there <= 0 ? 0 : ran / there * processors;
  }

  /** As {@code docker stats} counts: version 1 of cgroups has its own word for the sum. */
  private static long memory(Map<?, ?> stats) {
    long usage = number(stats, "memory_stats", "usage");
    long old = number(stats, "memory_stats", "stats", "total_inactive_file");
    long cache = old > 0 ? old : number(stats, "memory_stats", "stats", "inactive_file");
    return cache < usage ? usage - cache : usage;
  }

  private static long processors(Map<?, ?> stats) {
    return Math.max(1, number(stats, "cpu_stats", "online_cpus"));
  }

  private static long number(Map<?, ?> stats, String... path) {
    return at(stats, path) instanceof Number number ? number.longValue() : 0;
  }

  private static @Nullable Object at(Map<?, ?> stats, String... path) {
    @Nullable Object value = stats;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
