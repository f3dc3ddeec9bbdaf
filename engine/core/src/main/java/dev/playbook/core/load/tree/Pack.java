package dev.playbook.core.load.tree;

import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file with the other files that it uses: a playbook with its packs, lists of triggers and the
 * playbooks that it calls, or a pack, or a list of triggers.
 *
 * @param source the file
 * @param root its tree
 * @param used packs and lists of triggers by the {@code use:} that names them, compared by identity
 *     of its place
 * @param called playbooks by the {@code playbook:} of the call that names them
 */
public record Pack(
    Source source, Block root, Map<YamlTree.Scalar, Pack> used, Map<YamlTree.Scalar, Pack> called) {
  /** The word after {@code type:} of a step that is another playbook. */
  public static final String CALL = "call";

  /** Returns whether a step is a call. */
  public static boolean isCall(Block step) {
    return step.text("type").filter(CALL::equals).isPresent();
  }

  /** Returns where a call names its playbook. */
  public static Optional<YamlTree.Scalar> callee(Block call) {
    return call.block("with").flatMap(with -> with.scalar("playbook"));
  }

  /** Returns the playbook that a step of this file calls; empty when it could not be read. */
  public Optional<Pack> called(Block call) {
    return callee(call).flatMap(name -> Optional.ofNullable(called.get(name)));
  }

  /** Returns the sources of this file and all that it uses, directly or not, each once. */
  public List<Source> sources() {
    Set<Source> all = new LinkedHashSet<>();
    all.add(source);
    packs().forEach(pack -> all.add(pack.source()));
    root.blocks("steps").forEach(step -> addCalled(step, all));
    return List.copyOf(all);
  }

  private void addCalled(Block step, Set<Source> all) {
    called(step).ifPresent(pack -> all.addAll(pack.sources()));
    step.blocks("steps").forEach(inner -> addCalled(inner, all));
  }

  /** Returns the checks in order, those of packs where they are used. */
  public Stream<Block> checks() {
    return root.blocks("validations").stream().flatMap(this::checks);
  }

  /** Returns the triggers in order, those of other files where they are used. */
  public Stream<Block> triggers() {
    return root.blocks("triggers").stream()
        .flatMap(item -> item.has("use") ? used(item).flatMap(Pack::triggers) : Stream.of(item));
  }

  /** Returns all packs and lists of triggers that are used, directly or not, in order. */
  public List<Pack> packs() {
    return Stream.of("triggers", "validations")
        .flatMap(key -> root.blocks(key).stream())
        .flatMap(this::used)
        .flatMap(pack -> Stream.concat(Stream.of(pack), pack.packs().stream()))
        .toList();
  }

  /** What an item uses; nothing when that could not be read. */
  private Stream<Pack> used(Block item) {
    return item.scalar("use").flatMap(use -> Optional.ofNullable(used.get(use))).stream();
  }

  private Stream<Block> checks(Block item) {
    return item.has("use") ? used(item).flatMap(Pack::checks) : Stream.of(item);
  }
}
