package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Rule;
import dev.playbook.core.source.Span;

/**
 * Keeps a small file from becoming a large tree. Nodes are counted as if aliases were written out;
 * 10,000 terse steps fit.
 */
final class Limits {
  private static final int DEPTH = 64;
  private static final int ALIASES = 50;
  private static final int NODES = 200_000;

  private int depth;
  private int aliases;
  private int nodes;

  void enter(Span span) throws UnreadableYamlException {
    refuse(++depth > DEPTH, span, "blocks are nested more than " + DEPTH + " deep");
  }

  void leave() {
    depth--;
  }

  void alias(Span span) throws UnreadableYamlException {
    refuse(++aliases > ALIASES, span, "more than " + ALIASES + " aliases");
  }

  /** Counts nodes, and returns how many there are now. */
  int count(int more, Span span) throws UnreadableYamlException {
    nodes += more;
    refuse(nodes > NODES, span, "the file has more than 200,000 values, aliases written out");
    return nodes;
  }

  private static void refuse(boolean tooMuch, Span span, String message)
      throws UnreadableYamlException {
    if (tooMuch) {
      throw new UnreadableYamlException(
          Rule.LIMIT.error(span, message).hint("split the file, or write it more simply"));
    }
  }
}
