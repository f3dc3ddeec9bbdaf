package dev.playbook.core.load.reference;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.Diagnostics;
import java.util.Map;
import java.util.Optional;

/** Checks every name in what is measured on a target. */
public final class MeasureCheck {
  private final StepCatalog catalog;
  private final Diagnostics problems;

  /** Makes a check that adds what is wrong to the given problems. */
  public MeasureCheck(StepCatalog catalog, Diagnostics problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  /** Checks the measures of a target. */
  public void check(TargetNames target) {
    new Ids(problems).checkMeasures(target.measures());
    Names names = new Names(target, problems);
    ValueCheck values = new ValueCheck(target, problems);
    target.measures().forEach(measure -> check(measure, names, values));
  }

  private void check(Block measure, Names names, ValueCheck values) {
    Optional<StepSchema> schema = measure.text("type").flatMap(catalog::schema);
    schema.ifPresent(
        known -> {
          measure.scalars("keep").values().stream()
              .map(Block::expression)
              .forEach(kept -> names.checkValue(kept, Map.of("result", known.result())));
          measure.block("with").ifPresent(with -> values.check(with.tree(), known.with(), names));
        });
  }
}
