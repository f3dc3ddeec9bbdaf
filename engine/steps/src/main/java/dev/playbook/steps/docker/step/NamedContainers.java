package dev.playbook.steps.docker.step;

import dev.playbook.spi.Inputs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The key {@code containers} of a step that tells of each by the playbook's own word for it.
 *
 * @param realNames the word in the playbook to the real name, in the order of the playbook
 */
public record NamedContainers(Map<String, String> realNames) {
  /** Keeps the order. */
  public NamedContainers {
    realNames = Collections.unmodifiableMap(new LinkedHashMap<>(realNames));
  }

  /** Reads the key. */
  public static NamedContainers of(Inputs with) {
    List<String> words = with.texts("containers");
    List<String> names = with.containers("containers");
    Map<String, String> realNames = new LinkedHashMap<>();
    for (int at = 0; at < words.size(); at++) {
      realNames.put(words.get(at), names.get(at));
    }
    return new NamedContainers(realNames);
  }

  /** Returns the real names in order. */
  public List<String> all() {
    return new ArrayList<>(realNames.values());
  }

  /** Returns the real names in one line, each in backticks. */
  public String quoted() {
    return String.join(", ", all().stream().map(name -> "`" + name + "`").toList());
  }
}
