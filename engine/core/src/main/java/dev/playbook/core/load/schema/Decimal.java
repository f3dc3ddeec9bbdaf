package dev.playbook.core.load.schema;

import tools.jackson.databind.node.DoubleNode;

/**
 * A number with a point. To JSON schema {@code 3.0} is a whole number; to the playbook, which is
 * read by its YAML types, it is none.
 */
final class Decimal extends DoubleNode {
  private static final long serialVersionUID = 1L;

  Decimal(double value) {
    super(value);
  }

  @Override
  public boolean hasFractionalPart() {
    return true;
  }
}
