package dev.playbook.core.model;

import dev.playbook.core.source.Source;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where things are.
 *
 * @param source the target file
 * @param workDirectory the work tree, absolute; base of relative host paths
 * @param containers the playbook's word for a container to its real name
 * @param connections by name
 * @param urls by name, without a slash at the end
 * @param secrets by name; references that are read on use
 * @param guarded whether it is {@code protected:}, so that destroying needs its name typed
 * @param measures what is measured on it when it is well
 * @param baseline what was measured on it when it was well; empty when nothing asks for it
 */
public record Target(
    Source source,
    String id,
    Path workDirectory,
    Map<String, String> containers,
    Map<String, Connection> connections,
    Map<String, String> urls,
    Map<String, Secret> secrets,
    boolean guarded,
    List<Measure> measures,
    Optional<Baseline> baseline) {

  /** Returns what expressions and templates see as {@code target}. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("workdir", workDirectory.toString());
    fields.put("urls", urls);
    fields.put("containers", containers);
    return fields;
  }

  /** The target of a playbook that needs none: its own directory, and nothing else. */
  public static Target none(Source playbook) {
    Path directory = Objects.requireNonNull(playbook.path().toAbsolutePath().getParent());
    return new Target(
        playbook,
        "here",
        directory,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        false,
        List.of(),
        Optional.empty());
  }
}
