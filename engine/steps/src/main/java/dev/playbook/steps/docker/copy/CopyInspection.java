package dev.playbook.steps.docker.copy;

import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Inspection.Blocked;
import dev.playbook.spi.Inspection.KnownAfter;
import dev.playbook.spi.Inspection.NothingToDo;
import dev.playbook.spi.Inspection.WillChange;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.file.ContainerFile;
import dev.playbook.steps.inspection.Blocking;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what is there with what will be there, on top of what earlier steps change. */
final class CopyInspection {
  private final DockerCopyStep step;
  private final InspectContext context;

  CopyInspection(DockerCopyStep step, InspectContext context) {
    this.step = step;
    this.context = context;
  }

  Inspection look() throws StepFailedException, InterruptedException {
    Docker.of(context);
    return Blocking.unless(
        () -> compared(Place.of(step, step.from(), context), Place.of(step, step.to(), context)));
  }

  private Inspection compared(Place from, Place to)
      throws StepFailedException, InterruptedException {
    if (to.isFolder()) {
      return new Blocked(
          to.words() + " is a folder: the file would get another name than meant",
          "write the full name, for example `%s/%s`"
              .formatted(step.to().path(), name(step.from().path())));
    }
    if (!to.hasFolder()) {
      return new Blocked("the folder of " + to.words() + " does not exist", "make it first");
    }
    Optional<Seen> source = from.look();
    State content =
        context
            .world()
            .predicted(from.resource())
            .orElseGet(() -> source.map(Seen::state).orElse(State.ABSENT));
    return switch (content) {
      case State.Absent() -> new Blocked(from.words() + " does not exist", "correct `from`");
      case State.Unknown(String reason) ->
          new KnownAfter(from.resource(), "the content of " + from.words() + ": " + reason);
      case State.Known known -> changed(to, known, source);
    };
  }

  private Inspection changed(Place to, State.Known content, Optional<Seen> source)
      throws StepFailedException, InterruptedException {
    Optional<Seen> live = to.look();
    Optional<State> predicted = context.world().predicted(to.resource());
    State before = predicted.orElseGet(() -> live.map(Seen::state).orElse(State.ABSENT));
    String attributes = predicted.isPresent() ? "" : attributes(to, live, source);
    if (before.equals(content) && attributes.isEmpty()) {
      return new NothingToDo(to.words() + " already has this content");
    }
    String note =
        Stream.of(to.note(), attributes)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    Change change = new Change(to.resource(), before, content);
    return new WillChange(note.isEmpty() ? change : change.noting(note));
  }

  /** Returns how mode and owner will change, {@code ""} for not at all. */
  private String attributes(Place to, Optional<Seen> live, Optional<Seen> source) {
    Optional<ContainerFile> after =
        source.map(seen -> Arrival.attributes(step, to, live.map(Seen::attributes), seen));
    if (after.isEmpty()) {
      return "";
    }
    String is = live.map(seen -> seen.attributes().attributes()).orElse("");
    String willBe = after.get().attributes();
    return is.equals(willBe) ? "" : "mode and owner " + (is.isEmpty() ? "" : is + " → ") + willBe;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
