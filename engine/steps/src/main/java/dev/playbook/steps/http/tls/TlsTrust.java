package dev.playbook.steps.http.tls;

import java.util.Optional;

/**
 * Whom a connection trusts; links no TLS class.
 *
 * @param authority a PEM file with the only certificates to trust; empty for those of the Java
 *     runtime
 * @param unchecked whether any certificate will do
 */
public record TlsTrust(Optional<String> authority, boolean unchecked) {

  /** Returns a word that is equal for equal trust. */
  public String name() {
    return unchecked ? "unchecked" : authority.orElse("system");
  }
}
