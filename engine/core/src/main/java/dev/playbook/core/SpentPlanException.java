package dev.playbook.core;

import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.RunFacts.Basis;
import dev.playbook.core.run.RunEvent;

/** A saved plan is done once, and this one cannot be done any more. */
public final class SpentPlanException extends Exception {
  private static final long serialVersionUID = 1L;

  SpentPlanException(RunFacts facts, RunEvent.Started spent) {
    super(
        spent.basis().map(Basis::digest).equals(facts.basis().map(Basis::digest))
            ? "this plan was done by run " + spent.run() + "; a saved plan is done once"
            : "the id of this plan, " + spent.run() + ", was taken by another run meanwhile");
  }
}
