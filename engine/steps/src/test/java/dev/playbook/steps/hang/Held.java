package dev.playbook.steps.hang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What this process holds. */
record Held(long threads, long descriptors, long sockets) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Threads that the machine itself adds and takes away. */
  private static final int SLACK = 2;

  static Held now() throws IOException {
    List<String> open;
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      open = all.map(Held::target).toList();
    }
    return new Held(
        ManagementFactory.getThreadMXBean().getThreadCount(),
        open.size(),
        open.stream().filter(target -> target.startsWith("socket:")).count());
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  /** Waits some seconds for the last clean-up, and fails when more is held than then. */
  void awaitNoMore() throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    Held now = now();
    while (!now.isNoMoreThan(this) && System.nanoTime() < end) {
      now = now();
    }
    assertThat(now).matches(held -> held.isNoMoreThan(this), "no more than " + this);
  }

  private boolean isNoMoreThan(Held before) {
    return threads <= before.threads + SLACK
        && descriptors <= before.descriptors + SLACK
        && sockets <= before.sockets;
  }
}
