package dev.playbook.spi;

import java.util.Map;
import java.util.Optional;

/**
 * How to reach one service, as the target file says it.
 *
 * @param name the name that playbooks use
 * @param type what kind of service it is, for example {@code postgresql} or {@code neo4j}
 * @param settings the other keys; a value is a {@link String}, a {@link Long}, a {@link Boolean} or
 *     a {@link Secret}
 */
public record Connection(String name, String type, Map<String, Object> settings) {
  /** Copies the settings. */
  public Connection {
    settings = Map.copyOf(settings);
  }

  /** Returns a text or number as text. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(settings.get(key))
        .filter(value -> !(value instanceof Secret))
        .map(Object::toString);
  }

  /** Returns a secret; a plain text in its place counts as a secret too. */
  public Optional<Secret> secret(String key) {
    return Optional.ofNullable(settings.get(key))
        .map(
            value ->
                value instanceof Secret secret
                    ? secret
                    : new Secret(name + "." + key, value::toString));
  }
}
