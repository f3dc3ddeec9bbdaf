package dev.playbook.core.load.reference;

import dev.playbook.core.load.tree.Block;
import dev.playbook.core.load.tree.Pack;
import dev.playbook.core.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The activities of a playbook and its packs, in the order in which they run. Steps stand in their
 * groups.
 *
 * @param stepPlaces where each step is named
 */
record Outline(
    List<Block> triggers,
    List<Block> preconditions,
    List<Block> steps,
    List<Block> validations,
    List<Block> cleanup,
    Map<String, Span> stepPlaces) {

  static Outline of(Pack playbook) {
    Block root = playbook.root();
    List<Block> steps = root.blocks("steps");
    List<Block> cleanup = new ArrayList<>(root.blocks("finally"));
    playbook.packs().forEach(pack -> cleanup.addAll(pack.root().blocks("cleanup")));
    Map<String, Span> places = new HashMap<>();
    for (List<Block> each : List.of(steps, cleanup)) {
      flat(each).stream()
          .filter(block -> !block.has("steps"))
          .forEach(block -> block.text("id").ifPresent(id -> places.put(id, block.place("id"))));
    }
    return new Outline(
        playbook.triggers().toList(),
        root.blocks("preconditions"),
        steps,
        playbook.checks().toList(),
        cleanup,
        places);
  }

  /** Returns groups and steps one after the other; a group stands before its steps. */
  static List<Block> flat(List<Block> nodes) {
    List<Block> flat = new ArrayList<>();
    for (Block node : nodes) {
      flat.add(node);
      flat.addAll(flat(node.blocks("steps")));
    }
    return flat;
  }
}
