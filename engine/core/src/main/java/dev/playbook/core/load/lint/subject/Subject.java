package dev.playbook.core.load.lint.subject;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.query.Language;
import dev.playbook.core.load.lint.query.Statement;
import dev.playbook.core.load.lint.subject.Deed.Phase;
import dev.playbook.core.load.tree.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A playbook with its packs.
 *
 * @param root the playbook's own keys
 * @param deeds everything that it does, in the order in which a run does it; triggers first
 * @param containers the target's words for containers to their real names
 */
public record Subject(Block root, List<Deed> deeds, Map<String, String> containers) {

  /** Copies both. */
  public Subject {
    deeds = List.copyOf(deeds);
    containers = Map.copyOf(containers);
  }

  /** Returns what is done in a phase. */
  public List<Deed> deeds(Phase phase) {
    return deeds.stream().filter(deed -> deed.phase() == phase).toList();
  }

  /** Returns every program that is started, in order. */
  public Stream<Invocation> invocations() {
    return deeds.stream().flatMap(deed -> deed.invocations().stream());
  }

  /** Returns every batch of statements in a language, in order. */
  public Stream<Batch> batches(Language language) {
    return deeds.stream()
        .flatMap(deed -> deed.batches().stream())
        .filter(batch -> batch.language() == language);
  }

  /** Returns every statement in a language, in order. */
  public Stream<Statement> statements(Language language) {
    return batches(language).flatMap(batch -> batch.statements().stream());
  }

  /** Returns everything that happens from the first step on, in order. */
  public List<Act> acts() {
    return deeds.stream()
        .filter(deed -> deed.phase().changes() || deed.phase() == Phase.VALIDATION)
        .flatMap(Subject::acts)
        .toList();
  }

  private static Stream<Act> acts(Deed deed) {
    return deed.invocations().isEmpty()
        ? Stream.of(new Act(deed, Optional.empty()))
        : deed.invocations().stream().map(invocation -> new Act(deed, Optional.of(invocation)));
  }

  /** Returns the real name of a container, so that both of its names are equal. */
  public String realName(String container) {
    return containers.getOrDefault(container, container);
  }
}
