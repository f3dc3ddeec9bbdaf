package dev.playbook.steps.docker.exec;

import dev.playbook.spi.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Variables for a command.
 *
 * @param values in the order of the playbook; a value may be a {@link Secret}
 */
record Environment(Map<String, Object> values) {
  Environment {
    values = Collections.unmodifiableMap(values);
  }

  /** Returns {@code NAME=value}, secrets as {@code ***}. */
  List<String> shown() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  /** Returns {@code NAME=value} with secrets revealed, and the token by which it is found again. */
  List<String> revealed(String token) {
    List<String> entries = new ArrayList<>();
    values.forEach(
        (name, value) ->
            entries.add(name + "=" + (value instanceof Secret secret ? secret.reveal() : value)));
    entries.add("PLAYBOOK_TOKEN=" + token);
    return entries;
  }
}
