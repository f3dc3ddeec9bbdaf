package dev.playbook.core.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where runs and locks lie. Only its owner can read it.
 *
 * @param root an absolute directory, made when it is first needed
 */
public record StateDirectory(Path root) {
  // Without letters and digits that look or sound alike.
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int ID_LENGTH = 4;
  private static final String TIME = "yyyyMMdd'T'HHmmss'Z'";

  /** Returns a run id that no run in this directory has. */
  public String freeRunId() throws IOException {
    Set<String> taken = Set.copyOf(new History(this).ids());
    while (true) {
      String id = anyRunId();
      if (!taken.contains(id)) {
        return id;
      }
    }
  }

  /** Returns a run id for what is never run; a run may have it. Reads nothing. */
  public static String anyRunId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int length = 0; length < ID_LENGTH; length++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** Makes the directory of a new run. */
  public RunDirectory newRun(String id, Instant startedAt) throws IOException {
    DateTimeFormatter time =
        DateTimeFormatter.ofPattern(TIME, Locale.ROOT).withZone(ZoneOffset.UTC);
    Path directory = runs().resolve(time.format(startedAt) + "-" + id);
    make(directory);
    RunDirectory run = new RunDirectory(directory);
    make(run.captured());
    make(run.out());
    return run;
  }

  /** Returns where the runs lie. */
  Path runs() {
    return root.resolve("runs");
  }

  /** Returns where the locks lie, and makes it. */
  Path locks() throws IOException {
    return make(root.resolve("locks"));
  }

  /**
   * Makes a directory that only its owner can read.
   *
   * @throws IOException also when others may write to it, because they could change a run
   */
  static Path make(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("others may write to `" + directory + "`; take that right away first");
    }
    return directory;
  }
}
