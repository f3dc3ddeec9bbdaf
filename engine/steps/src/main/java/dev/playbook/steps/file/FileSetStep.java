package dev.playbook.steps.file;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Secret;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.inspection.Blocking;
import dev.playbook.steps.intent.Hindsight;
import dev.playbook.steps.intent.Swap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change of a file with the values of one step.
 *
 * @param path on the host relative to the work directory, in a container absolute
 * @param container the real name of the container, if the file lies in one
 * @param values the key to its new value, a {@link Secret} or what has a text
 */
record FileSetStep(String path, Optional<String> container, Map<String, Object> values)
    implements Step {

  @Override
  public Preview preview() {
    List<String> lines =
        values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    return new Preview(
        "set %s in `%s`%s"
            .formatted(
                lines.stream().map(line -> "`" + line + "`").collect(Collectors.joining(", ")),
                path,
                container.map(name -> " of container `" + name + "`").orElse("")),
        Risk.CHANGE,
        lines,
        Optional.of("the whole file"));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return Blocking.unless(() -> looked(context));
  }

  @Override
  public Captured capture(StepContext context) throws StepFailedException, InterruptedException {
    EditedFile file = file(context);
    EditedFile.Content content = present(file);
    return KeptContent.keep(content, edited(file, content.raw()), context);
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    EditedFile file = file(context);
    EditedFile.Content before = present(file);
    EditedFile.Content after =
        new EditedFile.Content(edited(file, before.raw()), before.attributes());
    if (after.equals(before)) {
      return StepResult.unchanged();
    }
    new Swap(file.title(), sum(before), sum(after), List.of()).announce(context);
    file.write(after);
    verify(file, after);
    return StepResult.changed(List.of(change(file, before, after)), Map.of());
  }

  @Override
  public StepResult recover(Instant startedAt, StepContext context)
      throws StepFailedException, InterruptedException {
    Swap swap = Swap.announced(context);
    EditedFile file = Hindsight.of(() -> file(context));
    Optional<EditedFile.Content> now = Hindsight.of(file::read);
    swap.check(now.map(FileSetStep::sum).orElse(Swap.ABSENT));
    State before =
        KeptContent.in(context)
            .filter(raw -> swap.before().startsWith(KeptContent.hash(raw)))
            .map(FileSetStep::state)
            .orElseGet(() -> State.unknown("it was not kept"));
    return StepResult.changed(List.of(new Change(file.resource(), before, state(now))), Map.of());
  }

  private static String sum(EditedFile.Content content) {
    return KeptContent.hash(content.raw()) + " " + content.attributes();
  }

  @Override
  public StepResult undo(Captured captured, StepContext context)
      throws StepFailedException, InterruptedException {
    EditedFile file = file(context);
    KeptContent kept = KeptContent.of(captured, context);
    EditedFile.Content now = present(file);
    if (now.equals(kept.content())) {
      return StepResult.unchanged();
    }
    kept.refuseForeign(now, file);
    file.write(kept.content());
    verify(file, kept.content());
    return StepResult.changed(List.of(change(file, now, kept.content())), Map.of());
  }

  private EditedFile file(ActivityContext context)
      throws StepFailedException, InterruptedException {
    return container.isPresent()
        ? FileInContainer.open(container.get(), path, context)
        : new HostFile(context.workDirectory().resolve(path).normalize());
  }

  private Inspection looked(InspectContext context)
      throws StepFailedException, InterruptedException {
    EditedFile file = file(context);
    Optional<State> predicted = context.world().predicted(file.resource());
    State before = predicted.isPresent() ? predicted.get() : state(file.read());
    return switch (before) {
      case State.Known known -> inspect(file, known);
      case State.Absent _ -> new Inspection.Blocked(absent(file), "correct `path`");
      case State.Unknown unknown -> new Inspection.KnownAfter(file.resource(), unknown.reason());
    };
  }

  private Inspection inspect(EditedFile file, State.Known before) {
    EnvironmentText.Edit edit = edit(raw(before.value()));
    return switch (edit) {
      case EnvironmentText.Edit.Refused refused ->
          new Inspection.Blocked(file.title() + ": " + refused.reason(), refused.hint());
      case EnvironmentText.Edit.Done done -> {
        State after = state(done.text().text());
        yield after.equals(before)
            ? new Inspection.NothingToDo("it is set like this already")
            : new Inspection.WillChange(new Change(file.resource(), before, after));
      }
    };
  }

  private String edited(EditedFile file, String raw) throws StepFailedException {
    return switch (edit(raw)) {
      case EnvironmentText.Edit.Done done -> done.text().text();
      case EnvironmentText.Edit.Refused refused ->
          throw StepFailedException.notStarted(
              file.title() + ": " + refused.reason(), refused.hint(), null);
    };
  }

  private EnvironmentText.Edit edit(String raw) {
    EnvironmentText.Edit edit = new EnvironmentText.Edit.Done(new EnvironmentText(raw));
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      if (edit instanceof EnvironmentText.Edit.Done done) {
        edit = done.text().set(entry.getKey(), raw(plain(entry.getValue())));
      }
    }
    return edit;
  }

  private static void verify(EditedFile file, EditedFile.Content wanted)
      throws StepFailedException, InterruptedException {
    if (!file.read().equals(Optional.of(wanted))) {
      throw new StepFailedException(
          file.title() + " was written, but is not like that: something else writes there",
          "look at the file");
    }
  }

  private static EditedFile.Content present(EditedFile file)
      throws StepFailedException, InterruptedException {
    return file.read()
        .orElseThrow(() -> StepFailedException.notStarted(absent(file), "correct `path`", null));
  }

  private static Change change(
      EditedFile file, EditedFile.Content before, EditedFile.Content after) {
    return new Change(file.resource(), state(before.raw()), state(after.raw()));
  }

  private static String absent(EditedFile file) {
    return file.title() + " is not there";
  }

  private static State state(Optional<EditedFile.Content> content) {
    return content.map(one -> state(one.raw())).orElse(State.ABSENT);
  }

  private static State state(String raw) {
    return FileStates.of(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String raw(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String plain(Object value) {
    return value instanceof Secret secret ? secret.reveal() : value.toString();
  }
}
