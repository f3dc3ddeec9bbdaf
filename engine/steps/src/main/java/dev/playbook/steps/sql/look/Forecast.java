package dev.playbook.steps.sql.look;

import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.Opaque;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what is foreseen for each statement of a step into one answer. */
final class Forecast {
  private final World world;
  private final Map<Resource, State> own = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<String> settled = new ArrayList<>();
  private final List<String> unseen = new ArrayList<>();
  private Optional<KnownAfter> later = Optional.empty();

  Forecast(World world) {
    this.world = world;
  }

  /** Returns what an earlier step, or an earlier statement, will have made of it. */
  Optional<State> predicted(Resource resource) {
    return Optional.ofNullable(own.get(resource)).or(() -> world.predicted(resource));
  }

  boolean changedHere(Resource resource) {
    return own.containsKey(resource);
  }

  /**
   * Takes in what one statement does.
   *
   * @return the answer for the whole step when nothing else matters any more
   */
  Optional<Inspection> add(Resource statement, Inspection inspection) {
    switch (inspection) {
      case WillChange will -> will.changes().forEach(this::add);
      case NothingToDo nothing -> settled.add(nothing.reason());
      case Opaque opaque -> {
        unseen.add(opaque.reason());
        changes.add(notSeen(statement, opaque.reason()));
      }
      case KnownAfter known -> {
        later = later.or(() -> Optional.of(known));
        changes.add(notSeen(known.resource(), known.reason()));
      }
      case Blocked blocked -> {
        return Optional.of(blocked);
      }
    }
    return Optional.empty();
  }

  /** Returns the answer for the whole step. */
  Inspection answer() {
    boolean seen = changes.size() > unseen.size() + (later.isPresent() ? 1 : 0);
    if (seen) {
      return new WillChange(changes);
    }
    if (!unseen.isEmpty()) {
      return new Opaque(String.join("; ", unseen));
    }
    return later
        .<Inspection>map(known -> known)
        .orElseGet(() -> new NothingToDo(String.join("; ", settled)));
  }

  private void add(Change change) {
    changes.add(change);
    own.put(change.resource(), change.after());
  }

  private static Change notSeen(Resource resource, String reason) {
    return new Change(resource, State.unknown(reason), State.unknown(reason));
  }
}
