package dev.playbook.steps.file.transfer;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.file.tree.Difference;
import dev.playbook.steps.file.tree.Entry;
import dev.playbook.steps.file.tree.Entry.Kind;
import dev.playbook.steps.file.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A copy as things are.
 *
 * @param route links followed at both ends
 * @param target what is there
 * @param wanted what will be there: the source, but for a file that replaces another the mode and
 *     owner of that
 */
record Copying(Route route, Tree target, Tree wanted) {

  /** Looks; refuses what cannot be copied, or what the playbook cannot have meant. */
  static Copying of(Route said) throws StepFailedException, InterruptedException {
    Route route = followed(said);
    return of(route, Tree.of(route.to()));
  }

  /** Looks at the source alone. */
  static Copying of(Route route, Tree target) throws StepFailedException, InterruptedException {
    Tree source = Tree.of(route.from());
    route.checkPresent();
    route.check();
    route.checkKinds(source, target);
    checkCopyable(source);
    return new Copying(route, target, wanted(source, target));
  }

  /** Follows a link at either end, as long as it leads somewhere. */
  static Route followed(Route said) throws StepFailedException {
    Path to = said.to();
    if (Files.isSymbolicLink(to)) {
      if (!Files.isRegularFile(to)) {
        throw Route.refused(
            "`" + to + "` is a link that leads to no file", "name what shall be replaced itself");
      }
      to = Route.real(to);
    }
    Path from = Files.isSymbolicLink(said.from()) ? Route.real(said.from()) : said.from();
    return new Route(from, to);
  }

  private static void checkCopyable(Tree source) throws StepFailedException {
    for (var one : source.entries().entrySet()) {
      if (one.getValue().kind() == Kind.OTHER) {
        throw Route.refused(
            "`%s` is a pipe, a socket or a device".formatted(source.path(one.getKey())),
            "stop what uses it, or name the files themselves");
      }
    }
  }

  private static Tree wanted(Tree source, Tree target) {
    return source.is(Kind.FILE) && target.is(Kind.FILE)
        ? target.top().map(Entry::attributes).map(source::with).orElse(source)
        : source;
  }

  List<Difference> differences() throws StepFailedException, InterruptedException {
    return Difference.between(target, wanted);
  }
}
