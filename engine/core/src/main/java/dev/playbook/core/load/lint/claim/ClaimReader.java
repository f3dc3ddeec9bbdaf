package dev.playbook.core.load.lint.claim;

import dev.playbook.core.load.lint.query.Change;
import dev.playbook.core.load.lint.subject.Deed;
import dev.playbook.core.load.lint.subject.Deed.Phase;
import dev.playbook.core.load.lint.subject.Subject;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import dev.playbook.spi.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what a playbook's own steps change, as far as their values say it by name. What only a run
 * can know, a template, is left out; so is what a script does.
 */
final class ClaimReader {
  private final Target target;

  ClaimReader(Target target) {
    this.target = target;
  }

  List<Claim> read(Subject subject) {
    return Stream.of(Phase.STEP, Phase.CLEANUP)
        .flatMap(phase -> subject.deeds(phase).stream())
        .filter(deed -> !deed.reads() && isOwn(deed, subject))
        .flatMap(this::claims)
        .toList();
  }

  /** What a pack cleans up is the test data of its own validations. */
  private static boolean isOwn(Deed deed, Subject subject) {
    return deed.block().span().source().equals(subject.root().span().source());
  }

  private Stream<Claim> claims(Deed deed) {
    Block with = deed.with();
    return switch (deed.type()) {
      case "docker.restart", "docker.start", "docker.stop", "docker.kill-process" ->
          literals(with.items("containers")).map(this::container);
      case "docker.copy" -> copied(with);
      case "file.set" -> with.scalar("path").stream().flatMap(path -> file(path, with));
      case "file.copy" -> literals(values(with, "to")).map(this::hostFile);
      case "file.move" -> literals(values(with, "from", "to")).map(this::hostFile);
      case "git.restore" ->
          literals(with.items("paths")).map(path -> hostFile(path, folder(with, "repository")));
      case "compose.up", "compose.start", "compose.stop", "compose.down" -> services(deed);
      case "sql", "cypher" -> objects(deed);
      default -> Stream.empty();
    };
  }

  private Claim container(YamlTree.Scalar name) {
    return new Claim(
        Resource.container(realName(name.text())),
        "container `%s`".formatted(name.text()),
        name.span());
  }

  private Stream<Claim> copied(Block with) {
    Stream<Claim> host =
        with.block("to").stream().flatMap(to -> literals(values(to, "host"))).map(this::hostFile);
    return Stream.concat(host, with.scalar("to").stream().flatMap(path -> file(path, with)));
  }

  private Stream<Claim> file(YamlTree.Scalar path, Block with) {
    Optional<YamlTree.Scalar> container = with.scalar("container");
    return container.isEmpty()
        ? literals(List.of(path)).map(this::hostFile)
        : literals(List.of(path))
            .filter(_ -> isLiteral(container.get()))
            .map(it -> containerFile(container.get().text(), it));
  }

  private Claim containerFile(String container, YamlTree.Scalar path) {
    return new Claim(
        Resource.containerFile(realName(container), path.text()),
        "file `%s` in container `%s`".formatted(path.text(), container),
        path.span());
  }

  private Claim hostFile(YamlTree.Scalar path) {
    return hostFile(path, target.workDirectory());
  }

  private static Claim hostFile(YamlTree.Scalar path, Path folder) {
    return new Claim(
        Resource.hostFile(folder.resolve(path.text()).normalize().toString()),
        "file `%s`".formatted(path.text()),
        path.span());
  }

  private Stream<Claim> services(Deed deed) {
    Block with = deed.with();
    String project =
        with.text("project")
            .orElseGet(
                () ->
                    target
                        .workDirectory()
                        .resolve(with.text("file").orElse("docker-compose.yml"))
                        .normalize()
                        .toString());
    return with.items("services").isEmpty()
        ? Stream.of(service(project, Claim.ALL, "every service", deed.span()))
        : literals(with.items("services"))
            .map(
                name ->
                    service(
                        project, name.text(), "service `%s`".formatted(name.text()), name.span()));
  }

  private static Claim service(String project, String name, String words, Span place) {
    return new Claim(new Resource("service", project, name), words, place);
  }

  private static Stream<Claim> objects(Deed deed) {
    String connection = deed.with().text("connection").orElse("");
    return deed.batches().stream()
        .flatMap(batch -> batch.statements().stream())
        .flatMap(statement -> Change.of(statement).stream())
        .filter(change -> isLiteral(change.name()) && isLiteral(connection))
        .map(change -> object(change, connection));
  }

  private static Claim object(Change change, String connection) {
    return new Claim(
        new Resource(change.kind(), connection, change.name()),
        "%s `%s` of `%s`".formatted(change.kind(), change.name(), connection),
        change.place());
  }

  private Path folder(Block with, String key) {
    return target.workDirectory().resolve(with.text(key).orElse(""));
  }

  private String realName(String container) {
    return target.containers().getOrDefault(container, container);
  }

  private static List<YamlTree> values(Block block, String... keys) {
    return Stream.of(keys)
        .flatMap(key -> block.scalar(key).stream())
        .map(YamlTree.class::cast)
        .toList();
  }

  private static Stream<YamlTree.Scalar> literals(List<YamlTree> values) {
    return values.stream()
        .filter(YamlTree.Scalar.class::isInstance)
        .map(YamlTree.Scalar.class::cast)
        .filter(ClaimReader::isLiteral);
  }

  private static boolean isLiteral(YamlTree.Scalar value) {
    return isLiteral(value.text());
  }

  private static boolean isLiteral(String text) {
    return !text.contains("{{");
  }
}
