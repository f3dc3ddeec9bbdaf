package dev.playbook.core;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.ActivityRunner.Attempt;
import dev.playbook.core.activity.Deadline;
import dev.playbook.core.activity.Environment;
import dev.playbook.core.activity.Masker;
import dev.playbook.core.activity.OpenClients;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.activity.Workspace;
import dev.playbook.core.baseline.Taken;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.journal.StateDirectory;
import dev.playbook.core.load.step.Binding;
import dev.playbook.core.load.step.ReadOnly;
import dev.playbook.core.load.step.StepBinder;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Baseline;
import dev.playbook.core.model.Measure;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Undecided;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.trigger.Course;
import dev.playbook.core.trigger.Sample;
import dev.playbook.core.trigger.Sampling;
import dev.playbook.spi.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Looks at what is measured on the live system. Changes nothing there, and keeps nothing; its
 * masker knows every secret that was read through it.
 */
public final class Lookout {
  private final StepBinder binder;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Masker masker = new Masker();
  private final MaskedTarget masked = new MaskedTarget(masker);

  /**
   * Makes a lookout over the step types that the binder knows.
   *
   * @param environment the process's variables; looks see an allowed few of them
   */
  public Lookout(StepBinder binder, Map<String, String> environment, Clock clock) {
    this.binder = binder;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  /** Returns the masker that everything shown must go through. */
  public Masker masker() {
    return masker;
  }

  /** A trigger of a playbook, measured on a target. */
  public record Watched(Playbook playbook, Target target, Trigger.Measured trigger) {}

  /** What came of looking at a trigger. */
  public sealed interface Answer {
    /** Returns the trigger. */
    Watched watched();

    /** It was looked at. */
    record Looked(Watched watched, Course course) implements Answer {}

    /** Its values are wrong, or what it does may change something; nothing was done. */
    record Refused(Watched watched, Diagnostic fault) implements Answer {}
  }

  /**
   * Looks at triggers, all at the same time, and returns the answers in the same order.
   *
   * @param time how long to look; zero for one look each
   * @param listener told each look; never called by two threads at once
   */
  public List<Answer> test(
      List<Watched> triggers, Duration time, StopSignal stop, BiConsumer<Watched, Sample> listener)
      throws IOException {
    triggers.stream().map(Watched::target).distinct().map(masked::of).forEach(masked::learn);
    try (var scratch = new ScratchDirectory();
        var clients = new OpenClients();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Session session = new Session(facts(), clients, scratch.path(), time, stop, listener);
      List<CompletableFuture<Answer>> answers =
          triggers.stream()
              .map(each -> CompletableFuture.supplyAsync(() -> session.answer(each), threads))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  /**
   * Measures what a target declares, one after the other, so that none makes another one slower.
   *
   * @param listener told before each measure
   */
  public List<Taken> measure(Target given, StopSignal stop, Consumer<Measure> listener)
      throws IOException {
    Target target = masked.of(given);
    masked.learn(target);
    try (var scratch = new ScratchDirectory();
        var clients = new OpenClients()) {
      RunFacts facts = facts();
      ActivityRunner runner =
          new ActivityRunner(workspace(facts, target, clients, scratch.path()), stop);
      List<Taken> taken = new ArrayList<>();
      for (Measure measure : target.measures()) {
        listener.accept(measure);
        taken.add(taken(measure, target, scope(target, facts), runner));
      }
      return taken;
    }
  }

  private Taken taken(Measure measure, Target target, Scope scope, ActivityRunner runner) {
    Activity activity = measure.activity();
    return switch (binder.bind(activity, scope, target)) {
      case Binding.Bound(Step step) ->
          ReadOnly.fault(activity, step)
              .<Taken>map(fault -> new Taken.Missing(measure, fault.message()))
              .orElseGet(() -> taken(measure, step, scope, runner));
      case Binding.Waiting(String name) ->
          new Taken.Missing(measure, "needs `%s`, which has no value".formatted(name));
      case Binding.Faulty(Diagnostic fault) -> new Taken.Missing(measure, fault.message());
    };
  }

  private static Taken taken(Measure measure, Step step, Scope scope, ActivityRunner runner) {
    Activity activity = measure.activity();
    long begun = System.nanoTime();
    Outcome outcome =
        runner.run(
            step,
            new Attempt(measure.id(), 1, activity, scope, Deadline.in(activity.timeout())),
            ActivityRunner.Listener.SILENT);
    return Taken.of(measure, outcome, Duration.ofNanos(System.nanoTime() - begun), scope);
  }

  private static Scope scope(Target target, RunFacts facts) {
    Map<String, Object> values = new HashMap<>();
    values.put("target", target.fields());
    values.put("secrets", target.secrets());
    values.put("baseline", target.baseline().map(Baseline::values).orElse(Map.of()));
    values.put("run", facts.fields("baseline", target.id()));
    return new Scope(values);
  }

  private Workspace workspace(
      RunFacts facts, Target target, OpenClients clients, Path directories) {
    return new Workspace(
        facts.id(),
        target.workDirectory(),
        Environment.allowed(environment),
        clients,
        Operator.NOBODY,
        directories);
  }

  private RunFacts facts() {
    return new RunFacts(
        StateDirectory.anyRunId(),
        EngineProcesses.current().by(),
        clock.instant(),
        Optional.empty());
  }

  /** Looks at several triggers, each on a thread of its own. */
  private final class Session {
    private final RunFacts facts;
    private final OpenClients clients;
    private final Path directories;
    private final Duration time;
    private final StopSignal stop;
    private final BiConsumer<Watched, Sample> listener;

    Session(
        RunFacts facts,
        OpenClients clients,
        Path directories,
        Duration time,
        StopSignal stop,
        BiConsumer<Watched, Sample> listener) {
      this.facts = facts;
      this.clients = clients;
      this.directories = directories;
      this.time = time;
      this.stop = stop;
      this.listener = listener;
    }

    Answer answer(Watched watched) {
      Activity activity = watched.trigger().activity();
      Premises premises =
          Undecided.premises(watched.playbook(), masked.of(watched.target()), facts);
      return switch (binder.bind(activity, premises.scope(Map.of()), premises.target())) {
        case Binding.Bound(Step step) ->
            ReadOnly.fault(activity, step)
                .<Answer>map(fault -> new Answer.Refused(watched, fault))
                .orElseGet(() -> new Answer.Looked(watched, course(watched, premises, step)));
        case Binding.Waiting(String name) ->
            new Answer.Looked(
                watched, Course.without("needs `%s`, which has no value here".formatted(name)));
        case Binding.Faulty(Diagnostic fault) -> new Answer.Refused(watched, fault);
      };
    }

    private Course course(Watched watched, Premises premises, Step step) {
      return new Sampling(
              new ActivityRunner(workspace(facts, premises.target(), clients, directories), stop),
              stop)
          .over(
              time,
              watched.playbook().id() + "/" + watched.trigger().id(),
              watched.trigger(),
              step,
              premises.scope(Map.of()),
              sample -> tell(watched, sample));
    }

    private synchronized void tell(Watched watched, Sample sample) {
      listener.accept(watched, sample);
    }
  }
}
