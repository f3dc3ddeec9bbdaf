package dev.playbook.steps.process.containment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A control group of our own below the one that the engine runs in. */
record CgroupDirectory(Path path) {
  private static final String PREFIX = "playbook.";
  private static final Duration UNTIL_EMPTY = Duration.ofSeconds(1);
  private static final Duration SURELY_USED = Duration.ofMinutes(1);
  private static final AtomicBoolean IS_SWEPT = new AtomicBoolean();

  /** Returns the engine's own group of version 2, if groups can be made below it. */
  static Optional<Path> unified() {
    return CgroupMounts.UNIFIED.filter(CgroupDirectory::isOurs);
  }

  /** Returns the engine's own group of the version 1 freezer, if groups can be made below it. */
  static Optional<Path> freezer() {
    return CgroupMounts.FREEZER.filter(CgroupDirectory::isOurs);
  }

  private static boolean isOurs(Path group) {
    return Files.isWritable(group) && Files.isWritable(group.resolve("cgroup.procs"));
  }

  /** Makes a group for the token; empty when the machine does not let us. */
  static Optional<CgroupDirectory> create(Path parent, String token) {
    if (IS_SWEPT.compareAndSet(false, true)) {
      sweep(parent, SURELY_USED);
    }
    String name = PREFIX + token.replace('/', '-') + ".";
    for (int number = 1; ; number++) {
      try {
        return Optional.of(
            new CgroupDirectory(Files.createDirectory(parent.resolve(name + number))));
      } catch (FileAlreadyExistsException taken) {
        // The next number may be free.
      } catch (IOException refused) {
        return Optional.empty();
      }
    }
  }

  /**
   * Removes the groups that engines left when they were killed. One with a living process in it
   * cannot be removed, and one that is about to get its first is younger than the age.
   */
  static void sweep(Path parent, Duration age) {
    Instant limit = Instant.now().minus(age);
    try (DirectoryStream<Path> groups = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path group : groups) {
        if (!Files.getLastModifiedTime(group).toInstant().isAfter(limit)) {
          group.toFile().delete();
        }
      }
    } catch (IOException unreadable) {
      // They are empty and do no harm.
    }
  }

  boolean keepIf(boolean usable) {
    if (!usable) {
      remove("cgroup.procs");
    }
    return usable;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  List<Living> members() {
    return ProcessTable.listed(file("cgroup.procs"));
  }

  String read(String name) {
    try {
      return Files.readString(file(name)).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Writes if the kernel takes it; whoever relies on the effect must look at the members. */
  void write(String name, String value) {
    try {
      Files.writeString(file(name), value);
    } catch (IOException refused) {
      // The members that are still there tell.
    }
  }

  /** Moves what still lives to the group above, then removes the group. */
  void remove(String door) {
    Patience.until(
        UNTIL_EMPTY,
        () -> {
          ProcessTable.listed(file("cgroup.procs")).forEach(living -> moveUp(living, door));
          return path.toFile().delete();
        });
  }

  private void moveUp(Living living, String door) {
    try {
      Files.writeString(path.resolveSibling(door), Long.toString(living.pid()));
    } catch (IOException gone) {
      // It ended in between; the next round sees it.
    }
  }
}
