package dev.playbook.core;

import dev.playbook.core.activity.Masker;
import dev.playbook.core.journal.History;
import dev.playbook.core.load.step.StepBinder;

/**
 * What an engine works with, whatever it does.
 *
 * @param masker what everything shown or kept goes through
 */
record Setup(StepBinder binder, Surroundings surroundings, Masker masker) {

  /** Returns the runs of the state directory. */
  History history() {
    return new History(surroundings.state());
  }
}
