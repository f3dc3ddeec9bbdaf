package dev.playbook.steps.docker.copy;

import dev.playbook.spi.Inputs;
import java.util.Optional;

/**
 * What the playbook wants beside the content.
 *
 * @param mode the permission bits; empty keeps those of the replaced file
 * @param owner who it belongs to; empty keeps that of the replaced file
 */
record Attributes(Optional<Integer> mode, Optional<Owner> owner) {
  private static final int OCTAL = 8;

  /** A user and a group by their numbers. */
  record Owner(long user, long group) {
    static Owner of(String text) {
      int colon = text.indexOf(':');
      return new Owner(
          Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }
  }

  static Attributes of(Inputs with) {
    return new Attributes(
        with.optionalText("mode").map(text -> Integer.valueOf(text, OCTAL)),
        with.optionalText("owner").map(Owner::of));
  }
}
