package dev.playbook.core.journal;

import dev.playbook.core.json.Fields;
import dev.playbook.core.json.Json;
import dev.playbook.core.json.TypedValues;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.plan.Selection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What a run started from as a JSON document, format version 1.0, and back. */
final class PremisesFormat {
  private static final String VERSION = "1.0";

  private PremisesFormat() {}

  static String write(KeptPremises kept) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", VERSION);
    json.put("playbook", kept.playbook().toString());
    json.put("target", kept.target().map(Path::toString));
    json.put("run", kept.facts().id());
    json.put("by", kept.facts().by());
    json.put("startedAt", kept.facts().startedAt());
    kept.facts().basis().ifPresent(basis -> json.put("basis", StartedFormat.basis(basis)));
    json.put("lock", kept.lock());
    json.put("inputs", TypedValues.map(kept.inputs()));
    json.put("askedAgain", kept.askedAgain());
    json.put("vars", TypedValues.map(kept.vars()));
    json.put("only", new TreeSet<>(kept.selection().only()));
    json.put("skip", new TreeSet<>(kept.selection().skip()));
    json.put("environment", kept.environment());
    json.put("sources", kept.sources().stream().map(PremisesFormat::source).toList());
    return Json.write(json);
  }

  /**
   * Returns what a document tells.
   *
   * @throws IllegalArgumentException when it is damaged or of another version
   */
  static KeptPremises read(String text) {
    try {
      Fields json = Fields.of(Objects.requireNonNull(Json.read(text)));
      String version = json.text("formatVersion");
      if (!version.equals(VERSION)) {
        throw new IllegalArgumentException(
            "it was written by another version of playbook (format " + version + ")");
      }
      return read(json);
    } catch (IllegalArgumentException fault) {
      throw fault;
    } catch (RuntimeException damaged) {
      throw new IllegalArgumentException("it is damaged: " + damaged.getMessage(), damaged);
    }
  }

  private static KeptPremises read(Fields json) {
    return new KeptPremises(
        Path.of(json.text("playbook")),
        json.maybeText("target").map(Path::of),
        new RunFacts(
            json.text("run"),
            json.text("by"),
            json.instant("startedAt"),
            json.maybeFields("basis").map(StartedFormat::basis)),
        json.text("lock"),
        TypedValues.values(json.values("inputs")),
        json.texts("askedAgain"),
        TypedValues.values(json.values("vars")),
        new Selection(new TreeSet<>(json.texts("only")), new TreeSet<>(json.texts("skip"))),
        texts(json.fields("environment")),
        sources(json.list("sources")));
  }

  private static Map<String, Object> source(KeptSource source) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", source.path().toString());
    json.put("file", source.file());
    json.put("digest", source.digest());
    return json;
  }

  private static List<KeptSource> sources(List<?> list) {
    return EventFormat.objects(list).stream()
        .map(
            json ->
                new KeptSource(Path.of(json.text("path")), json.text("file"), json.text("digest")))
        .toList();
  }

  private static Map<String, String> texts(Fields json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.map().keySet().forEach(key -> texts.put((String) key, json.text((String) key)));
    return texts;
  }
}
