package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Makes a tree of events. Limits are checked as events come, before anything large exists; an alias
 * becomes a second place for the same unchangeable tree.
 */
final class TreeBuilder {
  private record Anchored(YamlTree tree, int nodes) {}

  private final EventStream events;
  private final Diagnostics problems;
  private final Limits limits = new Limits();
  private final Scalars scalars;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  TreeBuilder(EventStream events, Diagnostics problems) {
    this.events = events;
    this.problems = problems;
    this.scalars = new Scalars(problems);
  }

  /** Returns the only document; empty when the stream has none. */
  Optional<YamlTree> document() throws UnreadableYamlException {
    events.next();
    Event start = events.next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      return Optional.empty();
    }
    YamlTree tree = node(events.next(), "");
    events.next();
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw new UnreadableYamlException(
          Rule.DOCUMENT
              .error(events.span(after), "a second document begins here")
              .hint("write one file for each playbook"));
    }
    return isNothing(tree) ? Optional.empty() : Optional.of(tree);
  }

  /**
   * Builds the node that begins with the event.
   *
   * @param key the key it belongs to, for messages
   */
  private YamlTree node(Event event, String key) throws UnreadableYamlException {
    Span span = events.span(event);
    int before = limits.count(1, span) - 1;
    if (event instanceof AliasEvent alias) {
      return alias(alias, span);
    }
    if (!(event instanceof NodeEvent start)) {
      throw new UnreadableYamlException(SyntaxFault.unknown(span));
    }
    Optional<String> anchor = start.getAnchor().map(Anchor::getValue);
    anchor.ifPresent(open::add);
    YamlTree tree = tree(start, span, key);
    refuseEmptyAnchor(anchor, tree);
    int size = limits.count(0, span) - before;
    anchor.ifPresent(name -> anchors.put(name, new Anchored(tree, size)));
    anchor.ifPresent(open::remove);
    return tree;
  }

  private YamlTree tree(NodeEvent event, Span span, String key) throws UnreadableYamlException {
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), span);
      return scalars.scalar(scalar, span);
    }
    refuseTag(((CollectionStartEvent) event).getTag(), span);
    limits.enter(span);
    YamlTree tree = event instanceof MappingStartEvent ? mapping(span, key) : sequence(span, key);
    limits.leave();
    return tree;
  }

  private YamlTree alias(AliasEvent event, Span span) throws UnreadableYamlException {
    limits.alias(span);
    String name = event.getAlias().getValue();
    if (open.contains(name)) {
      throw new UnreadableYamlException(
          Rule.FORBIDDEN_YAML
              .error(span, "the alias `*%s` stands inside what it repeats".formatted(name))
              .hint("write the values out"));
    }
    @Nullable Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new UnreadableYamlException(
          Rule.FORBIDDEN_YAML
              .error(span, "there is no anchor `&%s` for the alias `*%s`".formatted(name, name))
              .hint("quote a value that begins with `*`"));
    }
    limits.count(anchored.nodes() - 1, span);
    return anchored.tree();
  }

  private YamlTree sequence(Span start, String key) throws UnreadableYamlException {
    List<YamlTree> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, key + "[]"));
      event = events.next();
    }
    return new YamlTree.Sequence(items, upTo(start, event));
  }

  private YamlTree mapping(Span start, String key) throws UnreadableYamlException {
    Map<String, YamlTree.Entry> entries = new LinkedHashMap<>();
    boolean template = false;
    Optional<Span> merged = Optional.empty();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      YamlTree written = node(event, key);
      YamlTree value =
          node(events.next(), written instanceof YamlTree.Scalar name ? name.text() : "");
      if (Keys.isTemplate(written, value)) {
        template = true;
      } else {
        Keys.accepted(written, problems)
            .ifPresent(name -> add(entries, new YamlTree.Entry(name, value), key));
        merged = Keys.isMerge(written) ? Optional.of(written.span()) : merged;
      }
      event = events.next();
    }
    Span span = upTo(start, event);
    return template
        ? unquotedTemplate(span)
        : new YamlTree.Mapping(withMerged(merged, entries.values()), span);
  }

  /**
   * A block that takes over keys of another one lacks them here: what is missing is then said where
   * {@code <<} stands, and left out as something that cannot be known.
   */
  private static List<YamlTree.Entry> withMerged(
      Optional<Span> merged, Collection<YamlTree.Entry> entries) {
    List<YamlTree.Entry> all = new ArrayList<>();
    merged
        .map(span -> new YamlTree.Scalar("<<", true, Optional.of("<<"), span))
        .ifPresent(key -> all.add(new YamlTree.Entry(key, key)));
    all.addAll(entries);
    return all;
  }

  /** Of a key that is written twice the second is kept, as most readers of YAML do. */
  private void add(Map<String, YamlTree.Entry> entries, YamlTree.Entry entry, String block) {
    YamlTree.@Nullable Entry first = entries.remove(entry.key().text());
    if (first != null) {
      problems.add(twice(first, entry, block));
    }
    entries.put(entry.key().text(), entry);
  }

  private YamlTree unquotedTemplate(Span span) {
    String text = Keys.textOf(span);
    problems.add(
        Rule.UNQUOTED_TEMPLATE
            .error(span, "a value that begins with `{{` must stand in quotes")
            .hint("write `\"%s\"`".formatted(text)));
    return new YamlTree.Scalar(text, false, Optional.of(text), span);
  }

  private static Diagnostic twice(YamlTree.Entry first, YamlTree.Entry again, String block) {
    String name = again.key().text();
    return Rule.DUPLICATE_KEY
        .error(
            again.key().span(),
            "key `%s` is written twice in %s".formatted(name, BlockNames.of(block)))
        .label("and again here")
        .relating(first.key().span(), "first written here");
  }

  private void refuseEmptyAnchor(Optional<String> anchor, YamlTree tree) {
    if (anchor.isPresent() && isNothing(tree)) {
      problems.add(
          Rule.FORBIDDEN_YAML
              .error(tree.span(), "the anchor `&%s` has no value".formatted(anchor.get()))
              .hint("quote a value that begins with `&`"));
    }
  }

  private void refuseTag(Optional<String> tag, Span span) {
    if (tag.isPresent()) {
      problems.add(
          Rule.FORBIDDEN_YAML
              .error(span, "YAML tags are not part of the language")
              .hint("quote a value that begins with `!`"));
    }
  }

  private Span upTo(Span start, Event end) {
    Span last = events.span(end);
    return new Span(start.source(), start.line(), start.column(), last.endLine(), last.endColumn());
  }

  private static boolean isNothing(YamlTree tree) {
    return tree instanceof YamlTree.Scalar scalar && scalar.value().isEmpty();
  }
}
