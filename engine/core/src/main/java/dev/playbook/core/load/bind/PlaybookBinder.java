package dev.playbook.core.load.bind;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.model.Budget;
import dev.playbook.core.model.Check;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a playbook of its file and the packs it uses. */
public final class PlaybookBinder {
  private final ActivityBinder activities;

  /** Makes a binder for the types of a catalogue. */
  public PlaybookBinder(StepCatalog catalog) {
    this.activities = new ActivityBinder(catalog);
  }

  /**
   * Returns the playbook.
   *
   * @param sources the playbook's file, then those of the packs
   */
  public Playbook bind(Pack file, List<Source> sources) {
    Block root = file.root();
    String id = root.text("id").orElseThrow();
    return new Playbook(
        sources.getFirst(),
        sources,
        id,
        root.text("name").orElse(id),
        root.text("description").orElse(""),
        root.text("class").orElse(""),
        root.texts("labels"),
        root.text("target"),
        root.entries("inputs").stream().map(InputBinder::input).toList(),
        vars(root),
        root.block("budget").map(PlaybookBinder::budget).orElse(Budget.UNBOUNDED),
        root.text("lock").orElse(id),
        root.blocks("triggers").stream().map(this::trigger).toList(),
        root.blocks("preconditions").stream().map(activities::check).toList(),
        activities.steps(root, "steps"),
        validations(file),
        cleanup(file),
        ActivityBinder.onFailure(root).orElse(FailurePolicy.STOP),
        root.text("escalateTo"));
  }

  private List<Check> validations(Pack file) {
    return file.checks().map(activities::check).toList();
  }

  private List<StepNode> cleanup(Pack file) {
    List<StepNode> steps = new ArrayList<>(activities.steps(file.root(), "finally"));
    file.packs().forEach(pack -> steps.addAll(activities.steps(pack.root(), "cleanup")));
    return List.copyOf(steps);
  }

  private static Map<String, Expression> vars(Block root) {
    Map<String, Expression> vars = new LinkedHashMap<>();
    for (YamlTree.Entry entry : root.entries("vars")) {
      if (entry.value() instanceof YamlTree.Scalar scalar) {
        vars.put(entry.key().text(), Block.expression(scalar));
      }
    }
    return Collections.unmodifiableMap(vars);
  }

  private static Budget budget(Block block) {
    return new Budget(
        block.duration("target"),
        block.duration("limit"),
        block.duration("reserve").orElse(Duration.ZERO));
  }

  private Trigger trigger(Block block) {
    String id = block.text("id").orElseThrow();
    if (block.has("alert")) {
      return new Trigger.Alert(id, block.texts("alert"), block.span());
    }
    return block
        .text("manual")
        .<Trigger>map(reason -> new Trigger.Manual(id, reason, block.span()))
        .orElseGet(() -> measured(id, block));
  }

  private Trigger measured(String id, Block block) {
    return new Trigger.Measured(
        id,
        activities.activity(block),
        block.duration("every").orElseThrow(),
        block.expression("breach").orElseThrow(),
        block.expression("noData"),
        block.duration("for").orElse(Duration.ZERO),
        block.duration("cooldown").orElse(Duration.ZERO),
        block.span());
  }
}
