package dev.playbook.core.load.reference;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.core.expression.ValueType;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.template.Escaping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks every name in a playbook, its packs and its target. */
public final class ReferenceChecker {
  private static final List<String> JUDGEMENTS =
      List.of("until", "expect", "done", "breach", "noData");

  private final StepCatalog catalog;
  private final Diagnostics problems;

  /** Makes a checker that adds what is wrong to the given problems. */
  public ReferenceChecker(StepCatalog catalog, Diagnostics problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  /**
   * Checks a playbook.
   *
   * @param targetNames the names of its target
   */
  public void check(Pack playbook, TargetNames targetNames) {
    Block root = playbook.root();
    Outline outline = Outline.of(playbook);
    new Ids(problems).check(outline);
    new UndoCheck(problems).check(outline);
    new InputCheck(problems).check(root);
    targetNames.checkSecrets(problems);
    Names names = new Names(targetNames, problems);
    names.declareInputs(root);
    names.declareVars(root);
    new Walk(
            outline,
            names,
            new ValueCheck(targetNames, problems),
            new CallCheck(playbook, problems))
        .check();
    Set.copyOf(playbook.called().values()).forEach(called -> check(called, targetNames));
  }

  /** One walk through the activities in the order in which they run. */
  private final class Walk {
    private final Outline outline;
    private final Names names;
    private final ValueCheck values;
    private final CallCheck calls;
    private Map<String, ValueType> done = new TreeMap<>();
    private Set<String> beside = Set.of();

    Walk(Outline outline, Names names, ValueCheck values, CallCheck calls) {
      this.outline = outline;
      this.names = names;
      this.values = values;
      this.calls = calls;
    }

    void check() {
      outline.triggers().forEach(this::activity);
      outline.preconditions().forEach(this::activity);
      outline.steps().forEach(this::step);
      outline.validations().forEach(this::validation);
      outline.cleanup().forEach(this::step);
      Stream<Block> undoing =
          Outline.flat(outline.steps()).stream().flatMap(step -> step.blocks("undo").stream());
      Stream.concat(undoing, Outline.flat(outline.cleanup()).stream())
          .filter(Pack::isCall)
          .forEach(this::notHere);
    }

    private void notHere(Block call) {
      problems.add(
          Rule.COMBINATION
              .error(call.place("type"), "`call` is only for steps")
              .hint("write what has to be done here as steps of this file"));
    }

    private void step(Block block) {
      activity(block);
      if (!block.has("steps")) {
        block.text("id").ifPresent(id -> done.put(id, outcome(block)));
      } else if (block.value("parallel", Boolean.class).orElse(false)) {
        parallel(block.blocks("steps"));
      } else {
        block.blocks("steps").forEach(this::step);
      }
      if (block.has("undo")) {
        undo(block);
      }
    }

    /** The steps of an undo see what they undo; nothing else sees them. */
    private void undo(Block block) {
      Set<String> before = Set.copyOf(done.keySet());
      block.blocks("undo").forEach(this::step);
      done.keySet().retainAll(before);
    }

    /** What runs at the same time has no result yet. */
    private void parallel(List<Block> branches) {
      Map<String, ValueType> before = done;
      Map<String, ValueType> after = new TreeMap<>(done);
      Set<String> around = beside;
      for (Block branch : branches) {
        done = new TreeMap<>(before);
        beside = new TreeSet<>(around);
        branches.stream()
            .filter(other -> !other.span().equals(branch.span()))
            .forEach(other -> beside.addAll(ids(other)));
        step(branch);
        after.putAll(done);
      }
      done = after;
      beside = around;
    }

    private static List<String> ids(Block node) {
      return Outline.flat(List.of(node)).stream()
          .flatMap(block -> block.text("id").stream())
          .toList();
    }

    /** Its expressions may compare with what the same check read before the first change. */
    private void validation(Block block) {
      activity(block, Map.of("result", result(block), "before", result(block)));
    }

    private void activity(Block block) {
      activity(block, Map.of("result", result(block)));
    }

    private void activity(Block block, Map<String, ValueType.Fields> judged) {
      names.steps(done, outline.stepPlaces(), beside);
      block.expression("when").ifPresent(when -> names.checkCondition(when, Map.of()));
      block.block("inspect").ifPresent(this::activity);
      if (!hasUnknownType(block)) {
        judgements(block, judged);
      }
      if (Pack.isCall(block)) {
        calls.check(block, names);
      }
      schema(block)
          .ifPresent(
              schema ->
                  block
                      .block("with")
                      .ifPresent(with -> values.check(with.tree(), schema.with(), names)));
    }

    private void judgements(Block block, Map<String, ValueType.Fields> judged) {
      for (String key : JUDGEMENTS) {
        block.expression(key).ifPresent(judge -> names.checkCondition(judge, judged));
      }
      Map<String, ValueType.Fields> result = Map.of("result", result(block));
      block
          .scalar("message")
          .ifPresent(message -> names.checkTemplate(message, result, Escaping.TEXT));
    }

    /** What a result has is not known then. */
    private boolean hasUnknownType(Block block) {
      return block.has("type") && schema(block).isEmpty();
    }

    private ValueType outcome(Block block) {
      Map<String, ValueType> fields = new TreeMap<>();
      fields.put("changed", ValueType.Simple.BOOLEAN);
      fields.put("outcome", ValueType.Simple.TEXT);
      if (!Pack.isCall(block)) {
        fields.put("result", hasUnknownType(block) ? ValueType.Simple.ANY : result(block));
      }
      return new ValueType.Fields(fields);
    }

    private ValueType.Fields result(Block block) {
      return schema(block).map(StepSchema::result).orElse(Names.ANY_RESULT);
    }

    private Optional<StepSchema> schema(Block block) {
      return block.text("type").flatMap(catalog::schema);
    }
  }
}
