package dev.playbook.steps.http.tls;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import java.util.Optional;

/**
 * Whom a connection trusts; links no TLS class.
 *
 * @param authority a PEM file with the only certificates to trust; empty for those of the Java
 *     runtime
 * @param unchecked whether any certificate will do
 */
public record TlsTrust(Optional<String> authority, boolean unchecked) {

  /** Reads the keys {@code ca} and {@code insecure}. */
  public static TlsTrust of(Inputs with) {
    boolean unchecked = with.flag("insecure", false);
    if (unchecked && with.has("ca")) {
      throw new InputException(
          "insecure", "`insecure` and `ca` exclude each other", "remove `insecure`");
    }
    return new TlsTrust(with.optionalText("ca"), unchecked);
  }

  /** Returns a word that is equal for equal trust. */
  public String name() {
    return unchecked ? "unchecked" : authority.orElse("system");
  }
}
