package dev.playbook.core.plan.saved;

import dev.playbook.core.input.InputReader;
import dev.playbook.core.model.Baseline;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.Premises;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Selection;
import dev.playbook.core.source.Source;
import dev.playbook.spi.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A plan that is kept, so that exactly this is done later or nothing.
 *
 * @param playbook the file it was read from, absolute
 * @param target the target file that was chosen, absolute; empty when the playbook needs none
 * @param facts the id that its run will have, and the moment that templates use
 * @param goodUntil when it expires
 * @param engine the version that made it
 * @param inputs what was given or usual, as text; secret ones are missing and must be given again
 * @param selection the steps that the operator wants
 * @param texts by absolute path, everything that the plan was read from
 * @param fingerprint what it rests on
 */
public record SavedPlan(
    String playbook,
    Optional<String> target,
    RunFacts facts,
    Instant goodUntil,
    String engine,
    Map<String, String> inputs,
    Selection selection,
    Map<String, String> texts,
    Fingerprint fingerprint) {

  /**
   * Returns what is to be kept of a plan.
   *
   * @param mask what every text goes through first
   */
  public static SavedPlan of(
      Plan plan, Instant goodUntil, String engine, UnaryOperator<String> mask) {
    Premises premises = plan.premises();
    Source target = premises.target().source();
    boolean none = target.equals(premises.playbook().source());
    return new SavedPlan(
        premises.playbook().source().path().toString(),
        none ? Optional.empty() : Optional.of(target.path().toString()),
        premises.facts(),
        goodUntil,
        engine,
        inputs(premises),
        premises.selection(),
        texts(premises, mask),
        Fingerprint.of(plan, mask));
  }

  /**
   * Returns everything that is no longer as it was.
   *
   * @param now the same, planned anew
   */
  public List<Moved> movedTo(SavedPlan now) {
    List<Moved> moved = new ArrayList<>();
    if (!engine.equals(now.engine)) {
      moved.add(new Moved("playbook", "version", engine, now.engine));
    }
    Map<String, String> all = new LinkedHashMap<>(texts);
    all.putAll(now.texts);
    for (String path : all.keySet()) {
      Optional<String> then = Optional.ofNullable(texts.get(path));
      Optional<String> later = Optional.ofNullable(now.texts.get(path));
      if (!then.equals(later)) {
        moved.add(new Moved(path, "text", excerpt(then), excerpt(later)));
      }
    }
    moved.addAll(fingerprint.movedTo(now.fingerprint));
    return moved;
  }

  private static String excerpt(Optional<String> text) {
    return text.map(Excerpt::of).orElse(Moved.NOTHING);
  }

  private static Map<String, String> inputs(Premises premises) {
    Map<String, String> inputs = new LinkedHashMap<>();
    premises
        .inputs()
        .forEach(
            (name, value) -> {
              if (!(value instanceof Secret)) {
                inputs.put(name, InputReader.shown(value));
              }
            });
    return inputs;
  }

  private static Map<String, String> texts(Premises premises, UnaryOperator<String> mask) {
    List<Source> sources = new ArrayList<>(premises.playbook().sources());
    sources.add(premises.target().source());
    premises.target().baseline().map(Baseline::source).ifPresent(sources::add);
    Map<String, String> texts = new LinkedHashMap<>();
    sources.forEach(source -> texts.put(source.path().toString(), mask.apply(source.text())));
    return texts;
  }
}
