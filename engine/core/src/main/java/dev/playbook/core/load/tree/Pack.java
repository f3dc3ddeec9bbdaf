package dev.playbook.core.load.tree;

import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file with validations, and the packs that it uses: the playbook itself, or a pack.
 *
 * @param source the file
 * @param root its tree
 * @param used packs by the {@code use:} that names them, compared by identity of its place
 */
public record Pack(Source source, Block root, Map<YamlTree.Scalar, Pack> used) {

  /** Returns the checks in order, those of packs where they are used. */
  public Stream<Block> checks() {
    return root.blocks("validations").stream().flatMap(this::checks);
  }

  /** Returns all packs that are used, directly or not, in order. */
  public List<Pack> packs() {
    List<Pack> all = new ArrayList<>();
    for (Block item : root.blocks("validations")) {
      item.scalar("use")
          .map(used::get)
          .ifPresent(
              pack -> {
                all.add(pack);
                all.addAll(pack.packs());
              });
    }
    return List.copyOf(all);
  }

  private Stream<Block> checks(Block item) {
    return item.scalar("use")
        .map(use -> used.containsKey(use) ? used.get(use).checks() : Stream.<Block>empty())
        .orElseGet(() -> Stream.of(item));
  }
}
