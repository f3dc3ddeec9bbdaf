package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent.EngineProcess;
import dev.playbook.spi.Examiner.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Tries the place where runs are kept: whose it is, how lasting it is, and whether it locks. */
public final class StateExamination {
  private static final String STATE = "state";
  private static final String LOCKS = "locks";
  private static final String CLOCK = "clock";
  private static final Set<String> FLEETING = Set.of("tmpfs", "ramfs");
  private static final Set<String> LAYERED = Set.of("overlay", "aufs", "fuse-overlayfs");
  private static final List<String> REMOTE =
      List.of("nfs", "cifs", "smb", "9p", "fuse.sshfs", "ceph", "glusterfs", "fuse.gluster");
  private static final Duration DRIFT = Duration.ofSeconds(2);

  private final StateDirectory state;
  private final List<Finding> findings = new ArrayList<>();

  private StateExamination(StateDirectory state) {
    this.state = state;
  }

  /** Returns what was found; makes the directory when it is not there. */
  public static List<Finding> of(StateDirectory state) {
    StateExamination examination = new StateExamination(state);
    examination.examine();
    return List.copyOf(examination.findings);
  }

  private void examine() {
    try {
      StateDirectory.make(state.root());
      access();
      durability();
      locks();
    } catch (IOException refused) {
      findings.add(
          Finding.fail(
              STATE,
              "runs cannot be kept in `%s`: %s".formatted(state.root(), reason(refused)),
              "make it writable for you alone, or name another with `--state-dir`"));
    }
  }

  private static String reason(IOException refused) {
    return refused instanceof FileSystemException fault
        ? Objects.requireNonNullElse(fault.getReason(), "it is not writable")
        : String.valueOf(refused.getMessage());
  }

  private void access() throws IOException {
    String owner = Files.getOwner(state.root()).getName();
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(state.root()));
    String text = "`%s` belongs to %s, %s".formatted(state.root(), owner, mode);
    boolean isOurs = owner.equals(System.getProperty("user.name"));
    if (isOurs && mode.endsWith("------")) {
      findings.add(Finding.ok(STATE, text));
    } else {
      findings.add(
          Finding.warn(
              STATE,
              text + (isOurs ? ": others may read it" : ": its owner can change what runs keep"),
              isOurs
                  ? "chmod 700 " + state.root()
                  : "use a directory of your own, with `--state-dir`"));
    }
  }

  private void durability() throws IOException {
    Duration took = write();
    String type = Files.getFileStore(state.root()).type();
    String text = "%s, written and forced in %d ms".formatted(type, took.toMillis());
    findings.add(
        lasting(type.toLowerCase(Locale.ROOT))
            ? Finding.ok("disk", text)
            : Finding.warn(
                "disk",
                text + ": " + danger(type.toLowerCase(Locale.ROOT)),
                "name a directory on a local disk with `--state-dir`"));
  }

  private static boolean lasting(String type) {
    return danger(type).isEmpty();
  }

  private static String danger(String type) {
    if (FLEETING.contains(type)) {
      return "it is memory, and every run is forgotten when the machine restarts";
    }
    if (LAYERED.contains(type)) {
      return "it is the layer of a container, and goes with it";
    }
    return REMOTE.stream().anyMatch(type::startsWith)
        ? "it is another machine's disk: neither locks nor forced writes are certain"
        : "";
  }

  /** Does what the journal does, and sets the file's time against the clock. */
  private Duration write() throws IOException {
    Path file = Files.createTempFile(state.root(), "doctor-", "");
    Path moved = file.resolveSibling(file.getFileName() + ".moved");
    long begun = System.nanoTime();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1}));
      channel.force(true);
      Files.move(file, moved, StandardCopyOption.ATOMIC_MOVE);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      clock(inSeconds(Files.getLastModifiedTime(moved).toInstant()), inSeconds(Instant.now()));
      return took;
    } finally {
      Files.deleteIfExists(moved);
      Files.deleteIfExists(file);
    }
  }

  private static Instant inSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private void clock(Instant ofDisk, Instant now) {
    Duration apart = Duration.between(ofDisk, now).abs();
    findings.add(
        apart.compareTo(DRIFT) < 0
            ? Finding.ok(CLOCK, "%s, and the disk agrees".formatted(now))
            : Finding.warn(
                CLOCK,
                "%s, and the disk says %s".formatted(now, ofDisk),
                "set the clock, or keep it in step with ntp: times in reports would mislead"));
  }

  private void locks() throws IOException {
    EngineProcess self = EngineProcesses.current();
    String word = "doctor-" + self.pid();
    try (var _ = RunLock.take(state, word, "", new RunLock.Holder("", "", self, Instant.now()))) {
      findings.add(Finding.ok(LOCKS, "a lock can be taken and given back"));
    } catch (RunLock.HeldException held) {
      findings.add(Finding.fail(LOCKS, String.valueOf(held.getMessage()), "look at `locks/`"));
    }
    for (RecordedRun run : new History(state).unsettled()) {
      if (BrokenOff.is(run)) {
        findings.add(
            Finding.warn(
                LOCKS,
                "run %s of %s broke off on %s and holds its lock"
                    .formatted(
                        run.started().run(), run.started().playbook(), run.started().target()),
                run.goOn()));
      }
    }
  }
}
