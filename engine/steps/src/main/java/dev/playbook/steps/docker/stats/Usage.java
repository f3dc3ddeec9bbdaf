package dev.playbook.steps.docker.stats;

import dev.playbook.steps.docker.Container;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one container used while it was measured.
 *
 * @param container which
 * @param frames one a second; empty when it does not run
 */
record Usage(Container container, List<Frame> frames) {
  private static final double PERCENT = 100;
  private static final double MEBIBYTE = 1024 * 1024;

  Usage {
    frames = List.copyOf(frames);
  }

  /** Returns whether there is anything to tell; a processor takes two moments to be measured. */
  boolean isMeasured() {
    return frames.size() > 1;
  }

  /** Returns the most memory at any moment, as a share of the limit. */
  double memoryShare() {
    return most(Frame::memoryShare);
  }

  /** Returns the most memory at any moment, in bytes. */
  long memory() {
    return mostOf(Frame::memory);
  }

  /** Returns the processors that it kept busy over the whole time. */
  double processors() {
    return frames.getLast().processorsSince(frames.getFirst());
  }

  /** Returns the most processes at any moment. */
  long processes() {
    return mostOf(Frame::processes);
  }

  /** Returns the fields of the result; what was not measured is null. */
  Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("name", container.name());
    values.put("state", container.status());
    values.put("memoryUsed", isMeasured() ? memory() : null);
    values.put("memoryLimit", isMeasured() ? frames.getLast().limit() : null);
    values.put("memoryPercent", isMeasured() ? memoryShare() : null);
    values.put("cpuPercent", isMeasured() ? processors() : null);
    values.put("pids", isMeasured() ? processes() : null);
    return Collections.unmodifiableMap(values);
  }

  /** Returns it in one line. */
  String words() {
    return isMeasured()
        ? String.format(
            Locale.ROOT,
            "%s: memory %.1f of %.0f MiB (%.1f%%), processor %.1f%%, %d processes",
            container.name(),
            memory() / MEBIBYTE,
            frames.getLast().limit() / MEBIBYTE,
            memoryShare() * PERCENT,
            processors() * PERCENT,
            processes())
        : container.name() + ": " + container.state() + ", not measured";
  }

  private double most(ToDoubleFunction<Frame> figure) {
    return frames.stream().mapToDouble(figure).max().orElse(0);
  }

  private long mostOf(ToLongFunction<Frame> figure) {
    return frames.stream().mapToLong(figure).max().orElse(0);
  }
}
