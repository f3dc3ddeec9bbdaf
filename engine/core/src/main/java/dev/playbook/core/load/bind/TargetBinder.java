package dev.playbook.core.load.bind;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.tree.BaselineFile;
import dev.playbook.core.load.tree.BaselineValues;
import dev.playbook.core.load.tree.Block;
import dev.playbook.core.model.Baseline;
import dev.playbook.core.model.Expression;
import dev.playbook.core.model.Measure;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a target of its file. */
public final class TargetBinder {
  private final SecretReferences references;
  private final ActivityBinder activities;
  private final Map<String, Secret> secrets = new LinkedHashMap<>();

  /**
   * Makes a binder.
   *
   * @param environment where {@code env:} looks
   * @param catalog tells the time-outs that a target does not
   */
  public TargetBinder(Map<String, String> environment, StepCatalog catalog) {
    this.activities = new ActivityBinder(catalog, TargetBinder::noCall);
    this.references = new SecretReferences(environment);
  }

  /** Returns the target with what was measured on it; reads no secret. */
  public Target bind(Source source, Block root, BaselineFile baseline) {
    Path folder = Optional.ofNullable(source.path().getParent()).orElse(source.path());
    for (YamlTree.Entry entry : root.entries("secrets")) {
      String name = entry.key().text();
      secrets.put(name, reference(name, entry.value(), folder));
    }
    Map<String, Connection> connections = new LinkedHashMap<>();
    for (YamlTree.Entry entry : root.entries("connections")) {
      String name = entry.key().text();
      connections.put(name, connection(name, entry.value(), folder));
    }
    return new Target(
        source,
        root.text("id").orElse(nameOf(source.path())),
        folder.resolve(root.text("workdir").orElse("")).normalize(),
        root.texts("containers"),
        connections,
        urls(root),
        secrets,
        root.value("protected", Boolean.class).orElse(false),
        root.blocks("measures").stream().map(this::measure).toList(),
        baseline(baseline));
  }

  private static Playbook noCall(Block call) {
    throw new IllegalStateException("a call passed the check of a target: " + call.span());
  }

  private Measure measure(Block block) {
    Map<String, Expression> kept = new LinkedHashMap<>();
    block.scalars("keep").forEach((name, scalar) -> kept.put(name, Block.expression(scalar)));
    return new Measure(
        block.text("id").orElseThrow(),
        activities.activity(block),
        kept,
        block.text("tolerance").map(TargetBinder::share).orElse(0.0),
        block.span());
  }

  private static double share(String percent) {
    return Double.parseDouble(percent.substring(0, percent.length() - 1)) / 100;
  }

  private static Optional<Baseline> baseline(BaselineFile file) {
    return switch (file) {
      case BaselineFile.Found(Source source, Block root) ->
          Optional.of(new Baseline(source, BaselineValues.of(root.tree())));
      case BaselineFile.Missing _, BaselineFile.Unread _ -> Optional.empty();
    };
  }

  private Connection connection(String name, YamlTree tree, Path folder) {
    Block block = new Block((YamlTree.Mapping) tree);
    Map<String, Object> settings = new HashMap<>();
    for (YamlTree.Entry entry : block.tree().entries()) {
      String key = entry.key().text();
      if (!key.equals("type")) {
        settings.put(key, setting(name + "." + key, entry.value(), folder));
      }
    }
    return new Connection(name, block.text("type").orElseThrow(), settings);
  }

  private Object setting(String name, YamlTree value, Path folder) {
    return value instanceof YamlTree.Scalar scalar
        ? scalar.value().orElseThrow()
        : reference(name, value, folder);
  }

  private Secret reference(String name, YamlTree tree, Path folder) {
    Block block = new Block((YamlTree.Mapping) tree);
    Optional<String> named = block.text("secret");
    if (named.isPresent()) {
      return Optional.ofNullable(secrets.get(named.get())).orElseThrow();
    }
    Optional<String> variable = block.text("env");
    if (variable.isPresent()) {
      return references.variable(name, variable.get());
    }
    Optional<String> file = block.text("file");
    return file.map(path -> references.file(name, folder.resolve(path).normalize()))
        .orElseGet(() -> references.command(name, words(block), folder));
  }

  private static List<String> words(Block block) {
    return block.items("command").stream().map(word -> ((YamlTree.Scalar) word).text()).toList();
  }

  private static Map<String, String> urls(Block root) {
    Map<String, String> urls = new LinkedHashMap<>();
    root.texts("urls").forEach((name, url) -> urls.put(name, url.replaceFirst("/+$", "")));
    return urls;
  }

  private static String nameOf(Path file) {
    Path name = Optional.ofNullable(file.getFileName()).orElse(file);
    return name.toString().replaceFirst("\\.ya?ml$", "");
  }
}
