package dev.playbook.core.expression;

import java.util.Map;

/** What kind of value a name stands for, as far as it is known before a run. */
public sealed interface ValueType {

  /** A value without parts. */
  enum Simple implements ValueType {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    DURATION,
    /** Only known when it is there. */
    ANY
  }

  /** A block whose names are all known. */
  record Fields(Map<String, ValueType> names) implements ValueType {
    /** Copies the names. */
    public Fields {
      names = Map.copyOf(names);
    }
  }

  /** A list of one kind. */
  record ListOf(ValueType element) implements ValueType {}

  /** A block whose names are not known before. */
  record MapOf(ValueType value) implements ValueType {}
}
