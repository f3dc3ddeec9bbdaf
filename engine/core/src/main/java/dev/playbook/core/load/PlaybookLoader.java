package dev.playbook.core.load;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.file.Finder;
import dev.playbook.core.load.file.KeptTexts;
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
    return new Loading(catalog, finder, environment, Optional.empty()).load(playbook, target);
  }

  /**
   * Loads a target by itself, with what is measured on it.
   *
   * @param name a name, for {@code playbooks/targets/NAME.yml} or {@code targets/NAME.yml}, or a
   *     path; empty for the only target there is
   * @param withBaseline whether its baseline is read, if there is one
   */
  public LoadedTarget target(Optional<Path> name, boolean withBaseline) {
    return new Loading(catalog, finder, environment, Optional.empty()).target(name, withBaseline);
  }

  /**
   * Loads a playbook as it was, from the texts that were kept of its files; secrets are looked up
   * anew.
   *
   * @param playbook the file that it was read from, absolute
   * @param target the target file, absolute; empty when there was none
   * @param texts every file that it was made of, by absolute path
   */
  public Loaded again(Path playbook, Optional<Path> target, Map<Path, String> texts) {
    return new Loading(catalog, finder, environment, Optional.of(new KeptTexts(texts)))
        .again(playbook, target);
  }
}
