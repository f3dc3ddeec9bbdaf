package dev.playbook.core.load.bind;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.model.Budget;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Responsibility;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.Trigger;
import dev.playbook.core.source.YamlTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a playbook of its file, the packs it uses and the playbooks it calls. */
public final class PlaybookBinder {
  private final StepCatalog catalog;

  /** Makes a binder for the types of a catalogue. */
  public PlaybookBinder(StepCatalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the playbook. */
  public Playbook bind(Pack file) {
    ActivityBinder activities = activities(file);
    List<StepNode> cleanup = new ArrayList<>(activities.steps(file.root(), "finally"));
    file.packs().forEach(pack -> cleanup.addAll(activities.steps(pack.root(), "cleanup")));
    return bind(file, activities, cleanup);
  }

  /** Packs are cleaned up after where their checks are done, and a call does none. */
  private Playbook called(Pack file) {
    ActivityBinder activities = activities(file);
    return bind(file, activities, activities.steps(file.root(), "finally"));
  }

  private ActivityBinder activities(Pack file) {
    return new ActivityBinder(catalog, call -> called(file.called(call).orElseThrow()));
  }

  private static Playbook bind(Pack file, ActivityBinder activities, List<StepNode> cleanup) {
    Block root = file.root();
    String id = root.text("id").orElseThrow();
    return new Playbook(
        file.source(),
        file.sources(),
        id,
        root.text("name").orElse(id),
        root.text("description").orElse(""),
        root.text("class").orElse(""),
        responsibility(root),
        root.texts("labels"),
        root.text("target"),
        root.entries("inputs").stream().map(InputBinder::input).toList(),
        vars(root),
        root.block("budget").map(PlaybookBinder::budget).orElse(Budget.UNBOUNDED),
        root.text("lock").orElse(id),
        file.triggers().map(block -> trigger(block, activities)).toList(),
        root.blocks("preconditions").stream().map(activities::check).toList(),
        activities.steps(root, "steps"),
        file.checks().map(activities::check).toList(),
        List.copyOf(cleanup),
        ActivityBinder.onFailure(root).orElse(FailurePolicy.STOP),
        root.text("escalateTo"));
  }

  private static Responsibility responsibility(Block root) {
    return new Responsibility(
        root.text("owner"),
        root.block("approved").map(PlaybookBinder::approval),
        root.block("review").flatMap(review -> review.text("last")),
        root.block("review").flatMap(review -> review.text("next")));
  }

  private static Responsibility.Approval approval(Block block) {
    return new Responsibility.Approval(
        block.text("by").orElseThrow(), block.text("date").orElseThrow());
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

  private static Trigger trigger(Block block, ActivityBinder activities) {
    String id = block.text("id").orElseThrow();
    if (block.has("alert")) {
      return new Trigger.Alert(id, block.texts("alert"), block.span());
    }
    return block
        .text("manual")
        .<Trigger>map(reason -> new Trigger.Manual(id, reason, block.span()))
        .orElseGet(() -> measured(id, block, activities));
  }

  private static Trigger measured(String id, Block block, ActivityBinder activities) {
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
