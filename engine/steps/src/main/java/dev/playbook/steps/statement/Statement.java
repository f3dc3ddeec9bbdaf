package dev.playbook.steps.statement;

import dev.playbook.spi.Risk;

/** One statement of a query language; {@code toString} is its text in one line. */
public interface Statement {
  /** Returns the text as the playbook writes it. */
  String text();

  /** Returns the most that it can do, as far as its text tells. */
  Risk risk();

  /** Returns whether all that it does is to read. */
  boolean onlyReads();
}
