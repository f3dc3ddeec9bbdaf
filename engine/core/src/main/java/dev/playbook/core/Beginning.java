package dev.playbook.core;

import dev.playbook.core.disk.Sha256;
import dev.playbook.core.input.InputReader;
import dev.playbook.core.journal.EngineProcesses;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.run.RunEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the first event of a run. */
final class Beginning {
  private Beginning() {}

  /**
   * Returns the event.
   *
   * @param reason why the operator wants it, without secrets
   * @param version the engine's own
   * @param kept what the run is made of, as it lies beside the journal
   */
  static RunEvent.Started of(
      Plan plan, Optional<String> reason, Instant now, String version, Map<String, String> kept) {
    Premises premises = plan.premises();
    Playbook playbook = premises.playbook();
    Map<String, String> inputs = new LinkedHashMap<>();
    premises.inputs().forEach((name, value) -> inputs.put(name, InputReader.shown(value)));
    return new RunEvent.Started(
        now,
        premises.facts().id(),
        playbook.id(),
        playbook.name(),
        Sha256.of(playbook.source().text()),
        premises.target().id(),
        new RunEvent.Occasion(
            Optional.of(playbook.rollback()).filter(it -> !it.isEmpty()),
            playbook.labels(),
            playbook.triggers().stream().map(Trigger::id).toList(),
            reason),
        version,
        inputs,
        EngineProcesses.current(),
        playbook.budget().target(),
        playbook.budget().limit(),
        premises.facts().basis(),
        kept,
        plan.activities().stream().map(RunEvent.Item::of).toList());
  }
}
