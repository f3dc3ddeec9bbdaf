package dev.playbook.core.run;

import dev.playbook.core.run.undo.Leg;
import dev.playbook.core.run.undo.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdict over an undo in which nothing is left to do: undone only when everything is that the
 * run has changed, or what the operator has chosen of it.
 *
 * @param failed why the run had failed, in words
 */
record UndoConclusion(
    Route route, RunState state, RunEvent.UndoStarted undo, Optional<String> failed) {

  Action action() {
    List<Leg> unknown = route.legs().stream().filter(leg -> leg.isUnknown(state)).toList();
    List<Leg> left = route.left(state);
    boolean automatic = undo.by().isEmpty();
    if (!unknown.isEmpty()) {
      return finish(Verdict.UNKNOWN, "nobody can say how undoing " + names(unknown) + " ended");
    } else if (left.isEmpty()) {
      return finish(automatic ? Verdict.FAILED_UNDONE : Verdict.UNDONE, why());
    } else if (state.stopping()) {
      return finish(Verdict.STOPPED, "stopped by the operator");
    } else if (!automatic && !undo.chosen().isEmpty() && left.stream().noneMatch(this::isMeant)) {
      return finish(Verdict.UNDONE, "");
    }
    return finish(Verdict.FAILED_KEPT, why());
  }

  private boolean isMeant(Leg leg) {
    return Stream.concat(leg.reversals().stream(), leg.again().stream())
        .anyMatch(each -> state.isToUndo(each.activity().key()));
  }

  /** A failure that is undone by the operator was told when it happened. */
  private String why() {
    return undo.by().isEmpty() ? failed.orElse("") : "";
  }

  private Action finish(Verdict verdict, String why) {
    List<String> words = new ArrayList<>();
    words.add(why);
    List<Leg> broken =
        route.left(state).stream()
            .filter(leg -> leg.hasFailed(state) && !leg.isUnknown(state))
            .toList();
    if (!broken.isEmpty()) {
      words.add("undoing " + names(broken) + " failed");
    }
    words.addAll(extent());
    return new Action.Finish(
        verdict, words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining("; ")));
  }

  private List<String> extent() {
    List<Leg> undone = route.undone(state);
    List<Leg> left = route.left(state);
    if (undone.isEmpty() && left.isEmpty()) {
      return List.of("nothing had been changed");
    }
    List<String> words = new ArrayList<>();
    if (!undone.isEmpty()) {
      words.add((left.isEmpty() ? "undone: " : "partly undone: ") + names(undone));
    }
    if (!left.isEmpty()) {
      words.add("not undone: " + left.stream().map(this::named).collect(Collectors.joining(", ")));
    }
    return words;
  }

  private String named(Leg leg) {
    return "`" + leg.name() + "`" + leg.obstacle().map(why -> " (" + why + ")").orElse("");
  }

  private static String names(List<Leg> legs) {
    return legs.stream().map(leg -> "`" + leg.name() + "`").collect(Collectors.joining(", "));
  }
}
