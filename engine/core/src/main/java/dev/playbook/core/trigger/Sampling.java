package dev.playbook.core.trigger;

import dev.playbook.core.activity.ActivityRunner;
import dev.playbook.core.activity.ActivityRunner.Attempt;
import dev.playbook.core.activity.Deadline;
import dev.playbook.core.activity.Reading;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Trigger;
import dev.playbook.spi.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks again and again at what a trigger measures, each look within the activity's time-out. */
public final class Sampling {
  private final ActivityRunner runner;
  private final StopSignal stop;

  /** Makes looks with a runner, until a stop is wanted. */
  public Sampling(ActivityRunner runner, StopSignal stop) {
    this.runner = runner;
    this.stop = stop;
  }

  /**
   * Looks once, and then until so much time is over, the trigger fires, or a stop is wanted.
   *
   * @param id names the looks among others
   * @param listener told each look
   */
  public Course over(
      Duration time,
      String id,
      Trigger.Measured trigger,
      Step step,
      Scope scope,
      Consumer<Sample> listener) {
    List<Sample> samples = new ArrayList<>();
    long begun = System.nanoTime();
    while (true) {
      Duration at = samples.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun);
      Sample sample = new Sample(at, look(id, samples.size() + 1, trigger, step, scope));
      samples.add(sample);
      listener.accept(sample);
      Course course = Course.of(trigger.lasting(), samples);
      boolean isOver = at.compareTo(time) >= 0 || course.fires();
      if (isOver || stop.await(trigger.every())) {
        return course;
      }
    }
  }

  private Reading look(String id, int number, Trigger.Measured trigger, Step step, Scope scope) {
    Deadline deadline = Deadline.in(trigger.activity().timeout());
    return runner.measure(
        step, new Attempt(id, number, trigger.activity(), scope, deadline), trigger);
  }
}
