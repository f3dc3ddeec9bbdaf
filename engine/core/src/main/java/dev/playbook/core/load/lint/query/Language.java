package dev.playbook.core.load.lint.query;

/** A query language, by how its texts and comments begin and end. */
public enum Language {
  /** PostgreSQL's. */
  SQL("--", "'"),
  /** Neo4j's. */
  CYPHER("//", "'\"");

  private final String comment;
  private final String textQuotes;

  Language(String comment, String textQuotes) {
    this.comment = comment;
    this.textQuotes = textQuotes;
  }

  String comment() {
    return comment;
  }

  /** Whether what stands between such quotes is a text, and no name. */
  boolean isText(char quote) {
    return textQuotes.indexOf(quote) >= 0;
  }
}
