package dev.playbook.core.source;

/**
 * A place to underline in an excerpt.
 *
 * @param main whether it is the fault itself, or only belongs to it
 */
record Mark(Span span, String label, boolean main) {

  char sign() {
    return main ? '^' : '-';
  }
}
