package dev.playbook.core.source;

import java.util.List;
import java.util.Optional;

/** A YAML document in which every node knows its place. Immutable, without aliases and tags. */
public sealed interface YamlTree {

  /** Returns where the node stands. */
  Span span();

  /**
   * One value.
   *
   * @param text the text after YAML's own unquoting
   * @param plain whether it stands without quotes and is no block, so that YAML's core schema
   *     decides its type
   * @param value the typed value: {@link String}, {@link Long}, {@link java.math.BigInteger},
   *     {@link Double}, {@link Boolean}; empty for null
   */
  record Scalar(String text, boolean plain, Optional<Object> value, Span span)
      implements YamlTree {}

  /** A list. */
  record Sequence(List<YamlTree> items, Span span) implements YamlTree {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A block of keys, in the order of the file, each key once. */
  record Mapping(List<Entry> entries, Span span) implements YamlTree {
    /** Copies the entries. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** Returns the entry of a key. */
    public Optional<Entry> entry(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    /** Returns the value of a key. */
    public Optional<YamlTree> get(String key) {
      return entry(key).map(Entry::value);
    }
  }

  /** One key with its value. */
  record Entry(Scalar key, YamlTree value) {}
}
