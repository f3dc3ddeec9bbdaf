package dev.playbook.core;

import dev.playbook.core.ReopenException.Obstacle;
import dev.playbook.core.journal.Damage;
import dev.playbook.core.journal.KeptPremises;
import dev.playbook.core.journal.KeptSource;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.model.InputDefinition;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedActivity;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.input.GivenInputs;
import dev.playbook.core.plan.input.InputValues;
import dev.playbook.core.run.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the premises of a run out of what was kept of it, not of what is there today. */
final class Reopening {
  private final RecordedRun run;
  private final KeptPremises kept;
  private final MaskedTarget masked;

  private Reopening(RecordedRun run, KeptPremises kept, MaskedTarget masked) {
    this.run = run;
    this.kept = kept;
    this.masked = masked;
  }

  /** Begins with a run of which everything is there. */
  static Reopening of(RecordedRun run, MaskedTarget masked) throws IOException, ReopenException {
    check(run);
    return new Reopening(run, kept(run), masked);
  }

  /** Returns the word of the run's lock. */
  static String lock(RecordedRun run) throws IOException, ReopenException {
    return kept(run).lock();
  }

  /** Returns the target of a run; empty when its files can no longer be read. */
  static Optional<Target> target(RecordedRun run, PlaybookLoader loader)
      throws IOException, ReopenException {
    Map<Path, String> texts = new HashMap<>();
    KeptPremises kept = kept(run);
    kept.sources()
        .forEach(
            source ->
                run.directory().text(source).ifPresent(text -> texts.put(source.path(), text)));
    return loader.again(kept.playbook(), kept.target(), texts) instanceof Loaded.Valid valid
        ? valid.target()
        : Optional.empty();
  }

  private static KeptPremises kept(RecordedRun run) throws IOException, ReopenException {
    try {
      return run.directory()
          .premises()
          .orElseThrow(
              () -> incomplete(run, "an older version of playbook began it and kept too little"));
    } catch (IllegalArgumentException damaged) {
      throw incomplete(run, "`premises.json`: " + damaged.getMessage());
    }
  }

  /** Refuses a run that nobody may go on with. */
  static void check(RecordedRun run) throws ReopenException {
    String id = run.started().run();
    if (run.isAlive()) {
      throw new ReopenException(
          Obstacle.ALIVE,
          "run %s goes on: its engine lives (pid %d on %s)"
              .formatted(id, run.process().pid(), run.process().host()),
          "wait for its end, or stop it there with Ctrl-C; see `playbook status`");
    }
    Optional<Damage> damage = run.damage().filter(it -> !it.torn());
    if (damage.isPresent()) {
      throw new ReopenException(
          Obstacle.DAMAGED,
          "the journal of run %s is damaged at %s".formatted(id, damage.get()),
          "look at `%s`, and at the target; nothing that stands behind the damage can be trusted"
              .formatted(run.directory().journal()));
    }
  }

  /** Refuses, moreover, a run whose journal has a torn end: to go on will say what is lost. */
  static void checkWhole(RecordedRun run) throws ReopenException {
    check(run);
    if (run.damage().isPresent()) {
      throw new ReopenException(
          Obstacle.DAMAGED,
          "the journal of run %s is torn at %s".formatted(run.started().run(), run.damage().get()),
          "first let `%s` see what is lost".formatted(run.goOn()));
    }
  }

  /** Returns the variables that steps see: those of the run, and of the session of who is here. */
  Map<String, String> environment(Map<String, String> today) {
    Map<String, String> environment = new HashMap<>(today);
    environment.putAll(kept.environment());
    return environment;
  }

  /**
   * Returns what the run started from.
   *
   * @param given values for the inputs that could not be kept
   */
  Premises premises(PlaybookLoader loader, GivenInputs given)
      throws ReopenException, PremiseException {
    Loaded loaded = loader.again(kept.playbook(), kept.target(), texts());
    if (!(loaded instanceof Loaded.Valid valid)) {
      throw incomplete(run, "this version of playbook finds faults in its playbook");
    }
    Playbook playbook = valid.playbook();
    Target target = valid.target().orElseGet(() -> Target.none(playbook.source()));
    Premises premises =
        new Premises(
            playbook,
            masked.of(target),
            masked.values(inputs(playbook, given)),
            kept.vars(),
            kept.facts(),
            kept.selection());
    return Variables.computed(premises);
  }

  /** Refuses a plan that is not the one that the run was begun with. */
  Plan checked(Plan plan) throws ReopenException {
    List<String> then = run.started().activities().stream().map(Reopening::identity).toList();
    if (!plan.activities().stream().map(Reopening::identity).toList().equals(then)) {
      throw incomplete(
          run,
          "this version of playbook makes other steps of it than version "
              + run.started().engine());
    }
    return plan;
  }

  private static String identity(RunEvent.Item item) {
    return item.phase() + " " + item.key() + " " + item.type();
  }

  private static String identity(PlannedActivity activity) {
    return activity.phase() + " " + activity.key() + " " + activity.activity().type();
  }

  private Map<Path, String> texts() throws ReopenException {
    Map<Path, String> texts = new HashMap<>();
    for (KeptSource source : kept.sources()) {
      texts.put(
          source.path(),
          run.directory()
              .text(source)
              .orElseThrow(
                  () ->
                      incomplete(
                          run,
                          "`%s` has changed, and its copy in the run lacks a secret or was edited"
                              .formatted(source.path()))));
    }
    return texts;
  }

  /** Values may be given again, but no other ones. */
  private Map<String, Object> inputs(Playbook playbook, GivenInputs given) throws PremiseException {
    List<InputDefinition> definitions = playbook.inputs().stream().map(this::again).toList();
    InputValues resolved = InputValues.of(definitions, given);
    List<String> problems = new ArrayList<>(resolved.problems());
    resolved.values().entrySet().stream()
        .filter(input -> !kept.askedAgain().contains(input.getKey()))
        .filter(input -> !input.getValue().equals(kept.inputs().get(input.getKey())))
        .map(input -> "input `%s`: is fixed since the run began".formatted(input.getKey()))
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new PremiseException(problems);
    }
    return resolved.values();
  }

  /** What had a value that is not kept must get one, also where the playbook has a usual one. */
  private InputDefinition again(InputDefinition input) {
    return new InputDefinition(
        input.name(),
        input.type(),
        input.description(),
        input.allowed(),
        Optional.ofNullable(kept.inputs().get(input.name())),
        kept.askedAgain().contains(input.name()),
        input.minimum(),
        input.maximum(),
        input.pattern(),
        input.secret(),
        input.span());
  }

  private static ReopenException incomplete(RecordedRun run, String reason) {
    return new ReopenException(
        Obstacle.INCOMPLETE,
        "run %s cannot be taken up again: %s".formatted(run.started().run(), reason),
        "see what was done with `playbook report %s`, and go on by hand or with a new run"
            .formatted(run.started().run()));
  }
}
