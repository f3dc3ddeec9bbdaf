package dev.playbook.core.plan.saved;

import dev.playbook.core.disk.Sha256;
import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlanFormat;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.RunFacts.Basis;
import dev.playbook.core.plan.Selection;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Saved plans as JSON documents, format version 1.0, and back. */
public final class SavedPlanFormat {
  private static final String VERSION = "1.0";

  private SavedPlanFormat() {}

  /**
   * Returns the document on one line.
   *
   * @param plan the whole of what was shown, for whoever reviews it; not read back
   */
  public static String write(SavedPlan saved, Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("savedPlanVersion", VERSION);
    json.put("playbook", saved.playbook());
    json.put("target", saved.target());
    json.put("run", saved.facts().id());
    json.put("by", saved.facts().by());
    json.put("savedAt", saved.facts().startedAt());
    json.put("goodUntil", saved.goodUntil());
    json.put("engine", saved.engine());
    json.put("inputs", saved.inputs());
    json.put("only", new TreeSet<>(saved.selection().only()));
    json.put("skip", new TreeSet<>(saved.selection().skip()));
    json.put("texts", saved.texts());
    json.put("fingerprint", saved.fingerprint().facts());
    json.put("plan", PlanFormat.document(plan));
    return Json.write(json);
  }

  /**
   * Returns the plan of a document.
   *
   * @throws IllegalArgumentException when it is no saved plan, or one of another version
   */
  public static SavedPlan read(String text) {
    try {
      Fields json = Fields.of(Objects.requireNonNull(Json.read(text)));
      String version = json.maybeText("savedPlanVersion").orElse("");
      if (!version.equals(VERSION)) {
        throw new IllegalArgumentException(
            version.isEmpty()
                ? "this is no saved plan"
                : "it was saved by another version of playbook (format " + version + ")");
      }
      return saved(json, new Basis(Sha256.of(text), List.of()));
    } catch (ClassCastException | NullPointerException | DateTimeException damaged) {
      throw new IllegalArgumentException("it is damaged: " + damaged.getMessage(), damaged);
    }
  }

  private static SavedPlan saved(Fields json, Basis basis) {
    return new SavedPlan(
        json.text("playbook"),
        json.maybeText("target"),
        new RunFacts(
            json.text("run"), json.text("by"), json.instant("savedAt"), Optional.of(basis)),
        json.instant("goodUntil"),
        json.text("engine"),
        texts(json.fields("inputs")),
        new Selection(new TreeSet<>(json.texts("only")), new TreeSet<>(json.texts("skip"))),
        texts(json.fields("texts")),
        fingerprint(json.fields("fingerprint")));
  }

  private static Fingerprint fingerprint(Fields json) {
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    json.map().keySet().forEach(key -> facts.put((String) key, texts(json.fields((String) key))));
    return new Fingerprint(facts);
  }

  private static Map<String, String> texts(Fields json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.map().keySet().forEach(key -> texts.put((String) key, json.text((String) key)));
    return texts;
  }
}
