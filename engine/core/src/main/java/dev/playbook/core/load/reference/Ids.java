package dev.playbook.core.load.reference;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.YamlTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds ids that two things of one kind have. */
final class Ids {
  /** What stands before the slash in the names of activities that are no steps. */
  private static final Set<String> PHASES =
      Set.of("preconditions", "before", "validations", "undo", "finally");

  private final Diagnostics problems;

  Ids(Diagnostics problems) {
    this.problems = problems;
  }

  void check(Outline outline) {
    unique(
        Outline.flat(Stream.concat(outline.steps().stream(), outline.cleanup().stream()).toList())
            .stream()
            .flatMap(step -> Stream.concat(Stream.of(step), step.blocks("undo").stream()))
            .toList());
    outline.steps().stream()
        .filter(step -> step.has("steps") || Pack.isCall(step))
        .flatMap(step -> step.scalar("id").stream())
        .filter(id -> PHASES.contains(id.text()))
        .forEach(this::taken);
    unique(outline.preconditions());
    unique(outline.validations());
    unique(outline.triggers());
  }

  /** Finds ids that two measures of a target have. */
  void checkMeasures(List<Block> measures) {
    unique(measures);
  }

  private void taken(YamlTree.Scalar id) {
    problems.add(
        Rule.DUPLICATE_ID
            .error(
                id.span(),
                "the id `%s` is taken: a part of every run is called so".formatted(id.text()))
            .hint("give the group or call another id"));
  }

  private void unique(List<Block> blocks) {
    Map<String, YamlTree.Scalar> first = new HashMap<>();
    for (Block block : blocks) {
      Optional<YamlTree.Scalar> id = block.scalar("id").filter(each -> !each.text().isEmpty());
      if (id.isEmpty()) {
        continue;
      }
      YamlTree.@Nullable Scalar other = first.putIfAbsent(id.get().text(), id.get());
      if (other != null) {
        problems.add(twice(other, id.get()));
      }
    }
  }

  private static Diagnostic twice(YamlTree.Scalar first, YamlTree.Scalar again) {
    Diagnostic fault =
        Rule.DUPLICATE_ID.error(again.span(), "the id `%s` is used twice".formatted(again.text()));
    return first.span().equals(again.span())
        ? fault.label("its file is used twice").hint("`use:` the file once")
        : fault.label("and again here").relating(first.span(), "first used here");
  }
}
