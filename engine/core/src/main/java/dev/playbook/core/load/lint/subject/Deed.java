package dev.playbook.core.load.lint.subject;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One step, check or trigger, and what it does.
 *
 * @param phase when it is done
 * @param block as the playbook writes it
 * @param invocations the programs that it starts; a program is followed by those that it starts
 * @param batches the statements that it sends, by itself or through a program
 */
public record Deed(Phase phase, Block block, List<Invocation> invocations, List<Batch> batches) {

  /** When an activity is done. */
  public enum Phase {
    TRIGGER,
    PRECONDITION,
    /** Before a step, to see whether it is already done. */
    INSPECTION,
    STEP,
    VALIDATION,
    CLEANUP;

    boolean changes() {
      return this == STEP || this == CLEANUP;
    }
  }

  /** Copies the lists. */
  public Deed {
    invocations = List.copyOf(invocations);
    batches = List.copyOf(batches);
  }

  /** Returns the name of its step type. */
  public String type() {
    return block.text("type").orElse("");
  }

  /** Returns whether its step type is one of these. */
  public boolean is(String... types) {
    return Set.of(types).contains(type());
  }

  /** Returns whether it runs a program or script that nothing is known about. */
  public boolean isRaw() {
    return is("shell", "docker.exec");
  }

  /** Returns its values. */
  public Block with() {
    return block.block("with").orElseGet(() -> Block.empty(block.place("type")));
  }

  /** Returns whether it only looks: a check, or a step that says so. */
  public boolean reads() {
    return !phase.changes() || block.has("until") || block.text("risk").equals(Optional.of("read"));
  }

  /** Returns the expressions that judge its result, as they are written. */
  public List<String> judgements() {
    return Stream.of("expect", "until", "breach", "done")
        .flatMap(key -> block.text(key).stream())
        .toList();
  }

  /** Returns where its id stands. */
  public Span span() {
    return block.place("id");
  }
}
