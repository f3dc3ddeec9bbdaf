package dev.playbook.core.load;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.file.Finder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Loads playbooks: the one door of this package. Keeps nothing between two loads. */
public final class PlaybookLoader {
  private final StepCatalog catalog;
  private final Finder finder;
  private final Map<String, String> environment;

  /**
   * Makes a loader.
   *
   * @param catalog the step types that playbooks may use
   * @param directory where the operator is, absolute; names and relative paths begin here
   * @param environment where secrets of a target that name a variable are looked up, when needed
   */
  public PlaybookLoader(StepCatalog catalog, Path directory, Map<String, String> environment) {
    this.catalog = catalog;
    this.finder = new Finder(directory);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Loads a playbook with its packs and its target, each file once.
   *
   * @param playbook a name, for {@code playbooks/NAME.yml} or {@code NAME.yml}, or a path
   * @param target a name, for {@code targets/NAME.yml} beside the playbook, or a path; empty for
   *     the one that the playbook names
   */
  public Loaded load(Path playbook, Optional<Path> target) {
    return new Loading(catalog, finder, environment).load(playbook, target);
  }
}
