package dev.playbook.steps.docker.copy;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.docker.file.ContainerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that a copy replaces: kept before, put back by an undo. */
final class Keepsake {
  private static final String FILE = "replaced";

  private Keepsake() {}

  static Captured keep(Place place, StepContext context)
      throws StepFailedException, InterruptedException {
    Path file = context.directory().resolve(FILE);
    Optional<Seen> seen = place.copyTo(file);
    if (seen.isEmpty()) {
      delete(file);
      return new Captured(Map.of("existed", false));
    }
    ContainerFile attributes = seen.get().attributes();
    return new Captured(
        Map.of(
            "existed", true,
            "file", FILE,
            "sha256", seen.get().sum(),
            "mode", (long) attributes.mode(),
            "user", attributes.user(),
            "group", attributes.group(),
            "size", attributes.size()));
  }

  /** Returns the file that lies in the step's directory; empty when none was kept. */
  static Optional<Seen> kept(StepContext context) throws StepFailedException, InterruptedException {
    return new HostPlace(context.directory().resolve(FILE)).look();
  }

  static StepResult putBack(Captured captured, Place place, StepContext context)
      throws StepFailedException, InterruptedException {
    Optional<Seen> now = place.look();
    State before = now.map(Seen::state).orElse(State.ABSENT);
    if (!Boolean.TRUE.equals(captured.values().get("existed"))) {
      return now.isEmpty() ? StepResult.unchanged() : removed(place, before);
    }
    ContainerFile attributes = attributes(captured);
    if (now.isPresent()
        && now.get().sum().equals(captured.text("sha256"))
        && now.get().attributes().equals(attributes)) {
      return StepResult.unchanged();
    }
    Path file = context.directory().resolve(captured.text("file"));
    checkKept(file, captured.text("sha256"));
    place.write(attributes, () -> Files.newInputStream(file));
    State after = place.look().map(Seen::state).orElse(State.ABSENT);
    return StepResult.changed(List.of(new Change(place.resource(), before, after)), Map.of());
  }

  private static StepResult removed(Place place, State before)
      throws StepFailedException, InterruptedException {
    place.remove();
    return StepResult.changed(
        List.of(new Change(place.resource(), before, State.ABSENT)), Map.of());
  }

  private static void checkKept(Path file, String sum) throws StepFailedException {
    if (new HostPlace(file).look().filter(kept -> kept.sum().equals(sum)).isEmpty()) {
      throw StepFailedException.notStarted(
          "the kept file `" + file + "` is missing or was changed",
          "put the former file back from a backup",
          null);
    }
  }

  private static ContainerFile attributes(Captured captured) {
    return new ContainerFile(
        (int) number(captured, "mode"),
        number(captured, "user"),
        number(captured, "group"),
        number(captured, "size"));
  }

  private static long number(Captured captured, String key) {
    if (captured.values().get(key) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("nothing was kept under `" + key + "`");
  }

  private static void delete(Path file) throws StepFailedException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StepFailedException.notStarted(
          "`" + file + "` cannot be removed: " + e.getMessage(), "look at the disk", e);
    }
  }
}
