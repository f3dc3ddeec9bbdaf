package dev.playbook.core.json;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Makes nodes for the schema library. It turns the texts of every {@code enum} into words for its
 * messages, for which the usual nodes build an object mapper: 400 classes and the formats of a
 * locale, at every start.
 */
public final class PlainNodes extends JsonNodeFactory {
  private static final long serialVersionUID = 1;

  /** The one factory. */
  public static final PlainNodes INSTANCE = new PlainNodes();

  private PlainNodes() {}

  @Override
  public StringNode stringNode(String text) {
    return new Text(text);
  }

  private static final class Text extends StringNode {
    private static final long serialVersionUID = 1;

    Text(String text) {
      super(text);
    }

    @Override
    public String toString() {
      return '"' + _value + '"';
    }
  }
}
