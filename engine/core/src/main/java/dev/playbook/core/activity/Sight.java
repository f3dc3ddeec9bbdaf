package dev.playbook.core.activity;

import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a look ahead has shown.
 *
 * @param inspection what running would change
 * @param observations what else was read on the way
 */
public record Sight(Inspection inspection, Map<Resource, State> observations) {
  /** Copies the observations. */
  public Sight {
    observations = new LinkedHashMap<>(observations);
  }

  static Sight blocked(String reason, String hint) {
    return new Sight(new Inspection.Blocked(reason, hint), Map.of());
  }
}
