package dev.playbook.steps.process.containment;

/**
 * What the processes of one command have in common, however they were forked.
 *
 * @param token the value of {@link #VARIABLE} in their environments
 * @param leader the number of the session that the first of them leads; it is not given to another
 *     process as long as one of the session lives
 */
public record Mark(String token, long leader) {
  /** The variable that every process of the command inherits. */
  public static final String VARIABLE = "PLAYBOOK_TOKEN";

  boolean fits(Living living) {
    return living.session() == leader || living.group() == leader;
  }
}
