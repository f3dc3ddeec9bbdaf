package dev.playbook.core.journal;

import dev.playbook.core.disk.Sha256;
import dev.playbook.core.json.Json;
import dev.playbook.core.json.TypedValues;
import dev.playbook.core.model.Playbook;
import dev.playbook.core.model.StepVariables;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Selection;
import dev.playbook.core.source.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Everything that a run started from, as its directory keeps it: evaluated once, so that nothing of
 * it can be another one when the run is taken up again. Values that are secret, or hold a secret,
 * are missing.
 *
 * @param playbook the file of the playbook, absolute
 * @param target the file of the target, absolute; empty when there was none
 * @param lock the word of its lock
 * @param inputs by name
 * @param askedAgain the names of inputs whose values are missing
 * @param vars by name; one that is missing is computed again
 * @param environment the variables that steps see
 * @param sources every file, the playbook first
 */
public record KeptPremises(
    Path playbook,
    Optional<Path> target,
    RunFacts facts,
    String lock,
    Map<String, Object> inputs,
    List<String> askedAgain,
    Map<String, Object> vars,
    Selection selection,
    Map<String, String> environment,
    List<KeptSource> sources) {
  /** What a secret looks like as text. */
  private static final String SECRET = "***";

  /** Copies the lists. */
  public KeptPremises {
    askedAgain = List.copyOf(askedAgain);
    sources = List.copyOf(sources);
  }

  /**
   * Returns what is to be kept.
   *
   * @param environment the engine's own variables
   * @param mask what every text goes through first
   */
  public static KeptPremises of(
      Premises premises, Map<String, String> environment, UnaryOperator<String> mask) {
    Playbook playbook = premises.playbook();
    Source target = premises.target().source();
    Map<String, Object> inputs = harmless(premises.inputs(), mask);
    return new KeptPremises(
        playbook.source().path(),
        Optional.of(target.path()).filter(_ -> !target.equals(playbook.source())),
        premises.facts(),
        playbook.lock(),
        inputs,
        premises.inputs().keySet().stream().filter(name -> !inputs.containsKey(name)).toList(),
        harmless(premises.vars(), mask),
        premises.selection(),
        variables(environment, mask),
        files(premises).entrySet().stream()
            .map(
                file ->
                    new KeptSource(
                        file.getValue().path(), file.getKey(), Sha256.of(file.getValue().text())))
            .toList());
  }

  /** Returns the files that a run is made of, by the names of their copies. */
  static Map<String, Source> files(Premises premises) {
    Map<String, Source> files = new LinkedHashMap<>();
    List<Source> playbook = premises.playbook().sources();
    files.put("playbook.yml", playbook.getFirst());
    for (int pack = 1; pack < playbook.size(); pack++) {
      files.put("pack-" + pack + ".yml", playbook.get(pack));
    }
    files.put("target.yml", premises.target().source());
    premises.target().baseline().ifPresent(it -> files.put("baseline.json", it.source()));
    return files;
  }

  private static Map<String, Object> harmless(
      Map<String, Object> values, UnaryOperator<String> mask) {
    Map<String, Object> harmless = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          String text = Json.write(TypedValues.toJson(value));
          if (!text.contains(SECRET) && mask.apply(text).equals(text)) {
            harmless.put(name, value);
          }
        });
    return harmless;
  }

  private static Map<String, String> variables(
      Map<String, String> environment, UnaryOperator<String> mask) {
    Map<String, String> variables = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (StepVariables.areFixed(name) && mask.apply(value).equals(value)) {
            variables.put(name, value);
          }
        });
    return variables;
  }
}
