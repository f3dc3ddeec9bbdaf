package dev.playbook.core.load.bind;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.Check;
import dev.playbook.core.model.FailurePolicy;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Poll;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.model.StepNode;
import dev.playbook.core.model.WayBack;
import dev.playbook.spi.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes steps and checks. */
public final class ActivityBinder {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final StepCatalog catalog;
  private final Function<Block, Playbook> called;

  /**
   * Makes a binder.
   *
   * @param catalog tells the time-outs that a playbook does not
   * @param called makes the playbook that a call names
   */
  public ActivityBinder(StepCatalog catalog, Function<Block, Playbook> called) {
    this.catalog = catalog;
    this.called = called;
  }

  /** Returns the steps and groups in the list of a key. */
  public List<StepNode> steps(Block holder, String key) {
    return holder.blocks(key).stream().map(this::step).toList();
  }

  /** Returns a check. */
  public Check check(Block block) {
    String id = block.text("id").orElseThrow();
    return new Check(
        id,
        block.text("name").orElse(id),
        activity(block),
        block.expression("when"),
        block.text("message"),
        block.value("critical", Boolean.class).orElse(true),
        block.span());
  }

  /** Returns the activity that a block describes. */
  public Activity activity(Block block) {
    return activity(block, "expect");
  }

  private Activity activity(Block block, String judge) {
    String type = block.text("type").orElseThrow();
    StepSchema schema = catalog.schema(type).orElseThrow();
    return new Activity(
        type,
        block.place("type"),
        block.block("with").orElse(Block.empty(block.place("type"))).tree(),
        block.duration("timeout").or(schema::timeout).orElseThrow(),
        block.block("retry").map(ActivityBinder::retry).orElse(RetryPolicy.NEVER),
        block.expression("until").map(until -> new Poll(until, every(block))),
        block.expression(judge),
        block.text("risk").map(risk -> Risk.valueOf(risk.toUpperCase(Locale.ROOT))));
  }

  static Optional<FailurePolicy> onFailure(Block block) {
    return block
        .text("onFailure")
        .map(policy -> FailurePolicy.valueOf(policy.toUpperCase(Locale.ROOT)));
  }

  private StepNode step(Block block) {
    if (block.has("steps")) {
      return group(block);
    }
    return Pack.isCall(block) ? call(block) : task(block);
  }

  private StepNode call(Block block) {
    String id = block.text("id").orElseThrow();
    return new StepNode.Call(
        id,
        block.text("name").orElse(id),
        called.apply(block),
        block.block("with").orElseThrow().scalars("inputs"),
        block.expression("when"),
        Pack.callee(block).orElseThrow().span());
  }

  private StepNode group(Block block) {
    String id = block.text("id").orElseThrow();
    return new StepNode.Group(
        id,
        block.text("name").orElse(id),
        steps(block, "steps"),
        block.expression("when"),
        onFailure(block),
        block.value("parallel", Boolean.class).orElse(false),
        undo(block),
        block.span());
  }

  private StepNode.Task task(Block block) {
    String id = block.text("id").orElseThrow();
    return new StepNode.Task(
        id,
        block.text("name").orElse(id),
        activity(block),
        block.expression("when"),
        onFailure(block),
        block.block("inspect").map(look -> activity(look, "done")),
        undo(block),
        block.duration("estimate"),
        block.value("idempotent", Boolean.class).orElse(false),
        block.span());
  }

  private Optional<WayBack> undo(Block block) {
    List<Block> steps = block.blocks("undo");
    if (!steps.isEmpty()) {
      return Optional.of(new WayBack.BySteps(steps.stream().map(this::task).toList()));
    }
    return block
        .text("undo")
        .map(
            word ->
                word.equals("none")
                    ? new WayBack.Never(block.text("because").orElseThrow())
                    : new WayBack.ByType());
  }

  private static Duration every(Block block) {
    return block.duration("every").orElse(LOOK_AGAIN);
  }

  private static RetryPolicy retry(Block block) {
    return new RetryPolicy(
        block.value("maxAttempts", Long.class).orElseThrow().intValue(),
        block.duration("interval").orElse(Duration.ZERO),
        block.number("backoff").orElse(1.0),
        block.duration("maxDuration"));
  }
}
