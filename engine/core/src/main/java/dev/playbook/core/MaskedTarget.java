package dev.playbook.core;

import dev.playbook.core.activity.Masker;
import dev.playbook.core.model.Target;
import dev.playbook.spi.Connection;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A target whose secrets the masker learns before anybody else can have them. */
final class MaskedTarget {
  private final Masker masker;

  MaskedTarget(Masker masker) {
    this.masker = masker;
  }

  Target of(Target target) {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    target.secrets().forEach((name, secret) -> secrets.put(name, masked(secret)));
    Map<String, Connection> connections = new LinkedHashMap<>();
    target.connections().forEach((name, connection) -> connections.put(name, masked(connection)));
    return new Target(
        target.source(),
        target.id(),
        target.workDirectory(),
        target.containers(),
        connections,
        target.urls(),
        secrets,
        target.guarded(),
        target.measures(),
        target.baseline());
  }

  /**
   * Returns the values of inputs, the secret ones learned already.
   *
   * @throws PremiseException when one cannot be kept out of the output
   */
  Map<String, Object> values(Map<String, Object> inputs) throws PremiseException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, Object> input : inputs.entrySet()) {
      Object value = input.getValue();
      values.put(
          input.getKey(), value instanceof Secret secret ? learned(input.getKey(), secret) : value);
    }
    return values;
  }

  private Secret learned(String input, Secret secret) throws PremiseException {
    try {
      Secret known = masked(secret);
      String _ = known.reveal();
      return known;
    } catch (InputException unusable) {
      throw new PremiseException(
          List.of("input `%s`: %s; %s".formatted(input, unusable.getMessage(), unusable.hint())));
    }
  }

  /**
   * Learns what can be learned, so that also a file that happens to hold a secret is shown without
   * it. What cannot be read is left to the step that needs it, which says so.
   */
  void learn(Target target) {
    target.secrets().values().forEach(MaskedTarget::tryToReveal);
    target.connections().values().stream()
        .flatMap(connection -> connection.settings().values().stream())
        .filter(Secret.class::isInstance)
        .map(Secret.class::cast)
        .forEach(MaskedTarget::tryToReveal);
  }

  private static void tryToReveal(Secret secret) {
    try {
      String _ = secret.reveal();
    } catch (InputException _) {
      // Said again, with its place, by the step that needs it.
    }
  }

  private Connection masked(Connection connection) {
    Map<String, Object> settings = new LinkedHashMap<>(connection.settings());
    settings.replaceAll((_, value) -> value instanceof Secret secret ? masked(secret) : value);
    return new Connection(connection.name(), connection.type(), settings);
  }

  private Secret masked(Secret secret) {
    return new Secret(secret.name(), () -> masker.learn(secret.name(), secret.reveal()));
  }
}
