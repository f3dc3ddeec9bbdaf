package dev.playbook.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Change;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Step;
import java.util.List;

/** What a test expects a look to have seen. */
public final class Inspections {
  private Inspections() {}

  /** Returns the changes of a step that will change something. */
  public static List<Change> changes(Inspection inspection) {
    assertThat(inspection).isInstanceOf(Inspection.WillChange.class);
    return ((Inspection.WillChange) inspection).changes();
  }

  /** Returns what is in the way of a step. */
  public static Inspection.Blocked blocked(Step step, InspectContext context) throws Exception {
    Inspection inspection = step.inspect(context);
    assertThat(inspection).isInstanceOf(Inspection.Blocked.class);
    return (Inspection.Blocked) inspection;
  }
}
