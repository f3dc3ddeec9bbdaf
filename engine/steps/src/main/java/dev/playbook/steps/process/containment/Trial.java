package dev.playbook.steps.process.containment;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tries a level: opens it, puts two processes in, and ends them.
 *
 * @param level what was tried
 * @param isOffered whether this machine lets us open it
 * @param fault why it does not hold; empty when it does, or is not offered
 */
public record Trial(Level level, boolean isOffered, Optional<String> fault) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofMillis(100);
  private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

  /** A shell that goes in and starts two processes there. */
  private static final String TWO =
      "[ -z \"$1\" ] || echo 0 >\"$1\" || exit 1; sleep 60 & sleep 60 & wait";

  /** Tries it; at the end nothing of it is left. */
  public static Trial of(Level level) {
    String token = "playbook/doctor/" + UUID.randomUUID();
    Optional<Containment> opened = level.open(token);
    if (opened.isEmpty()) {
      return new Trial(level, false, Optional.empty());
    }
    try (Containment containment = opened.get()) {
      return new Trial(level, true, fault(containment, token));
    } catch (IOException cannotStart) {
      return new Trial(
          level, true, Optional.of("no process can be started: " + cannotStart.getMessage()));
    }
  }

  /** Returns whether it holds what is put into it, and ends it. */
  public boolean works() {
    return isOffered && fault.isEmpty();
  }

  private static Optional<String> fault(Containment containment, String token) throws IOException {
    String door = containment.door().map(Path::toString).orElse("");
    List<String> argv = new ArrayList<>(List.of("setsid"));
    argv.addAll(containment.words());
    argv.addAll(List.of("sh", "-c", TWO, "playbook-doctor", door));
    ProcessBuilder builder = new ProcessBuilder(argv);
    builder.environment().put(Mark.VARIABLE, token);
    Process process =
        builder
            .redirectInput(NOTHING)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    Mark mark = Mark.ofStarted(token, process);
    boolean isHeld = Patience.until(PATIENCE, () -> containment.members(mark).size() > 1);
    List<Living> left = containment.end(GRACE, mark);
    if (!left.isEmpty()) {
      return Optional.of("processes in it cannot be ended: " + left);
    }
    return isHeld ? Optional.empty() : Optional.of("processes do not get into it");
  }
}
