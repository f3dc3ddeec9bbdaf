package dev.playbook.cli.starter;

/** A target that is there already has no name for something that a step needs. */
public final class MissingNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingNameException(String noun, String stepType) {
    super("the target has no %s that a step of type `%s` can use".formatted(noun, stepType));
  }
}
