package dev.playbook.core.load.tree;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Expression;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block of keys, asked by name. Never fails: what is missing or of another kind is empty, because
 * the schema has already said so.
 */
public record Block(YamlTree.Mapping tree) {
  /** A block without keys, at a place. */
  public static Block empty(Span span) {
    return new Block(new YamlTree.Mapping(List.of(), span));
  }

  /** Returns the place of the block. */
  public Span span() {
    return tree.span();
  }

  /** Returns whether the key is written. */
  public boolean has(String key) {
    return tree.entry(key).isPresent();
  }

  /** Returns the scalar of a key. */
  public Optional<YamlTree.Scalar> scalar(String key) {
    return tree.get(key).filter(YamlTree.Scalar.class::isInstance).map(YamlTree.Scalar.class::cast);
  }

  /** Returns the text of a key, as it is written. */
  public Optional<String> text(String key) {
    return scalar(key).filter(scalar -> scalar.value().isPresent()).map(YamlTree.Scalar::text);
  }

  /** Returns the typed value of a key. */
  public <T> Optional<T> value(String key, Class<T> type) {
    return scalar(key).flatMap(YamlTree.Scalar::value).filter(type::isInstance).map(type::cast);
  }

  /** Returns the number of a key. */
  public Optional<Double> number(String key) {
    return value(key, Number.class).map(Number::doubleValue);
  }

  /** Returns the duration of a key. */
  public Optional<Duration> duration(String key) {
    return text(key).flatMap(Durations::parse);
  }

  /** Returns the expression of a key. */
  public Optional<Expression> expression(String key) {
    return scalar(key).map(Block::expression);
  }

  /** Returns what is written as an expression. */
  public static Expression expression(YamlTree.Scalar scalar) {
    return new Expression(scalar.text(), scalar.span());
  }

  /** Returns the block of a key. */
  public Optional<Block> block(String key) {
    return tree.get(key).flatMap(Block::of);
  }

  /** Returns the entries of the block of a key; none when there is no such block. */
  public List<YamlTree.Entry> entries(String key) {
    return block(key).map(block -> block.tree().entries()).orElse(List.of());
  }

  /** Returns the items of the list of a key; none when there is no such list. */
  public List<YamlTree> items(String key) {
    return tree.get(key).orElse(null) instanceof YamlTree.Sequence list ? list.items() : List.of();
  }

  /** Returns the blocks in the list of a key. */
  public List<Block> blocks(String key) {
    return items(key).stream().map(Block::of).flatMap(Optional::stream).toList();
  }

  /** Returns the texts in the block of a key, by name, in order. */
  public Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    scalars(key).forEach((name, scalar) -> texts.put(name, scalar.text()));
    return texts;
  }

  /** Returns the scalars in the block of a key, by name, in order. */
  public Map<String, YamlTree.Scalar> scalars(String key) {
    Map<String, YamlTree.Scalar> scalars = new LinkedHashMap<>();
    for (YamlTree.Entry entry : entries(key)) {
      if (entry.value() instanceof YamlTree.Scalar scalar) {
        scalars.put(entry.key().text(), scalar);
      }
    }
    return scalars;
  }

  /** Returns the place of a key's value, or of the block when the key is not written. */
  public Span place(String key) {
    return tree.get(key).map(YamlTree::span).orElse(tree.span());
  }

  private static Optional<Block> of(YamlTree tree) {
    return tree instanceof YamlTree.Mapping mapping
        ? Optional.of(new Block(mapping))
        : Optional.empty();
  }
}
