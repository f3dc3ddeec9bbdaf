package dev.playbook.core.template;

/** What kind of text a template becomes; decides how values are written into it. */
public enum Escaping {
  /** Text that nothing interprets, such as one argument of a program: values as they are. */
  TEXT,
  /** A shell script: each value is one word, also between double or single quotes. */
  SHELL,
  /** PostgreSQL: each value is a literal; not between quotes and not as part of a name. */
  SQL,
  /** Cypher: each value is a literal; not between quotes and not as part of a name. */
  CYPHER,
  /** PromQL: between quotes a value is content of that text, elsewhere a literal. */
  PROMQL,
  /**
   * A URL: values are percent-encoded; one at the very start is the base, {@code http} or {@code
   * https}, and is inserted as it is.
   */
  URL,
  /** A path: a value at the very start is the base, all others lead to no other folder. */
  PATH,
  /** JSON: between quotes a value is the content of that string, elsewhere a whole JSON value. */
  JSON,
  /** HTML text and quoted attributes. */
  HTML
}
