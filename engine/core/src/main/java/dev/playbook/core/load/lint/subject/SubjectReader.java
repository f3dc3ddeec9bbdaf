package dev.playbook.core.load.lint.subject;

import dev.playbook.core.load.lint.command.Invocation;
import dev.playbook.core.load.lint.command.Unwrapping;
import dev.playbook.core.load.lint.shell.ShellWord;
import dev.playbook.core.load.lint.subject.Deed.Phase;
import dev.playbook.core.load.lint.text.Passage;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.source.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the files of a playbook do. */
public final class SubjectReader {
  private SubjectReader() {}

  /**
   * Reads a playbook.
   *
   * @param files the playbook, then its packs in order of use
   * @param containers the target's words for containers to their real names
   */
  public static Subject read(List<Block> files, Map<String, String> containers) {
    Block root = files.getFirst();
    List<Deed> deeds = new ArrayList<>();
    files.forEach(file -> add(Phase.TRIGGER, file.blocks("triggers"), deeds));
    add(Phase.PRECONDITION, root.blocks("preconditions"), deeds);
    add(Phase.STEP, root.blocks("steps"), deeds);
    files.forEach(file -> add(Phase.VALIDATION, file.blocks("validations"), deeds));
    add(Phase.CLEANUP, root.blocks("finally"), deeds);
    files.forEach(file -> add(Phase.CLEANUP, file.blocks("cleanup"), deeds));
    return new Subject(root, deeds, containers);
  }

  private static void add(Phase phase, List<Block> blocks, List<Deed> deeds) {
    for (Block block : blocks) {
      if (block.has("steps")) {
        add(phase, block.blocks("steps"), deeds);
      } else if (block.has("type")) {
        block.block("inspect").ifPresent(look -> deeds.add(deed(Phase.INSPECTION, look)));
        deeds.add(deed(phase, block));
      }
    }
  }

  private static Deed deed(Phase phase, Block block) {
    Deed plain = new Deed(phase, block, List.of(), List.of());
    List<Invocation> invocations = plain.isRaw() ? invocations(plain) : List.of();
    return new Deed(phase, block, invocations, BatchReader.batches(plain, invocations));
  }

  private static List<Invocation> invocations(Deed deed) {
    Block with = deed.with();
    Optional<String> container = with.text("container");
    boolean fed = with.has("stdin");
    List<ShellWord> argv =
        with.items("command").stream()
            .flatMap(SubjectReader::scalar)
            .map(ShellWord::literal)
            .toList();
    return with.scalar("script")
        .map(script -> Unwrapping.script(Passage.of(script), container, fed))
        .orElseGet(() -> argv.isEmpty() ? List.of() : Unwrapping.started(argv, container, fed));
  }

  static Stream<YamlTree.Scalar> scalar(YamlTree tree) {
    return tree instanceof YamlTree.Scalar scalar ? Stream.of(scalar) : Stream.empty();
  }
}
