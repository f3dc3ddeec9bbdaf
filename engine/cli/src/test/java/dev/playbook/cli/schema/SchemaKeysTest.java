package dev.playbook.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.catalog.SchemaCatalog;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schema, model and pages speak of the same keys. The files in {@code cases/keys} have every key;
 * each is taken out or given another value, and something must change for whoever loads them.
 */
final class SchemaKeysTest {
  private static final Path ROOT = RealStack.root();
  private static final Path CASES = ROOT.resolve("engine/cli/src/test/cases/keys");
  private static final StepCatalog TYPES = StepCatalog.discover();
  private static final SchemaCatalog SCHEMAS = new SchemaCatalog(TYPES);
  private static final JsonMapper JSON = new JsonMapper();

  /** What only people read. */
  private static final Set<String> FOR_PEOPLE =
      Set.of(
          "PACK/id",
          "PACK/name",
          "PACK/description",
          "TRIGGERS/id",
          "TRIGGERS/name",
          "TRIGGERS/description",
          "TARGET/description");

  @TempDir Path directory;

  enum Kind {
    PLAYBOOK("every.yml"),
    PACK("lib/every.yml"),
    TRIGGERS("triggers/every.yml"),
    TARGET("targets/every.yml");

    private final String file;

    Kind(String file) {
      this.file = file;
    }

    private JsonNode schema() {
      return switch (this) {
        case PLAYBOOK -> SCHEMAS.playbook(Set.of());
        case PACK -> SCHEMAS.pack(Set.of());
        case TRIGGERS -> SCHEMAS.triggers(Set.of());
        case TARGET -> SCHEMAS.target(Set.of());
      };
    }

    private JsonNode content() throws IOException {
      LoadSettings settings = LoadSettings.builder().build();
      return JSON.valueToTree(
          new Load(settings).loadFromString(Files.readString(CASES.resolve(file))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCasesHaveEveryKey(Kind kind) throws IOException {
    SchemaKeys keys = new SchemaKeys(kind.schema());
    assertThat(keys.in(kind.content()).stream().map(SchemaKeys.Written::name))
        .containsAll(keys.all());
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyIsRead(Kind kind) throws IOException {
    copyCases();
    write(kind, kind.content());
    String before = said(load());
    assertThat(before).startsWith("valid");
    Set<String> read = new TreeSet<>();
    Set<String> dead = new TreeSet<>();
    for (SchemaKeys.Written key : new SchemaKeys(kind.schema()).in(kind.content())) {
      (isRead(kind, key, before) ? read : dead).add(kind + key.name());
    }
    dead.removeAll(read);
    dead.removeAll(FOR_PEOPLE);
    assertThat(dead).isEmpty();
  }

  private boolean isRead(Kind kind, SchemaKeys.Written key, String before) throws IOException {
    boolean needed = false;
    for (ObjectNode changed : changes(kind, key)) {
      write(kind, changed);
      Loaded loaded = load();
      write(kind, kind.content());
      if (isOtherwise(loaded, before)) {
        return true;
      }
      needed = loaded instanceof Loaded.Invalid;
    }
    return hasOneValue(key.form()) || (needed && isBlock(kind, key));
  }

  /** A complaint of the schema itself proves nothing. */
  private static boolean isOtherwise(Loaded loaded, String before) {
    return switch (loaded) {
      case Loaded.Valid valid -> !said(valid).equals(before);
      case Loaded.Invalid invalid ->
          invalid.diagnostics().stream()
              .map(Diagnostic::id)
              .anyMatch(id -> id.compareTo("PB0206") > 0);
      case Loaded.Unreadable _ -> false;
    };
  }

  /** The file with another value of the key, and the file without it. */
  private static List<ObjectNode> changes(Kind kind, SchemaKeys.Written key) throws IOException {
    ObjectNode other = (ObjectNode) kind.content();
    ObjectNode without = other.deepCopy();
    ObjectNode block = (ObjectNode) other.at(key.holder());
    other(block.path(key.key()), key).ifPresent(value -> block.set(key.key(), value));
    ((ObjectNode) without.at(key.holder())).remove(key.key());
    return List.of(other, without);
  }

  private static Optional<JsonNode> other(JsonNode value, SchemaKeys.Written key) {
    if (value.isBoolean()) {
      return Optional.of(JSON.valueToTree(!value.asBoolean()));
    }
    if (value.isNumber()) {
      return Optional.of(JSON.valueToTree(value.asInt() + 1));
    }
    return value.isString()
        ? Optional.of(JSON.valueToTree(otherText(value.asString(), key)))
        : Optional.empty();
  }

  private static String otherText(String text, SchemaKeys.Written key) {
    Optional<String> choice =
        key.form()
            .path("enum")
            .valueStream()
            .map(JsonNode::asString)
            .filter(word -> !word.equals(text))
            .findFirst();
    if (text.equals("approval")) {
      return "manual";
    }
    return choice.orElseGet(
        () ->
            switch (key.form().path("x-kind").asString("")) {
              case "duration" -> "1m1s";
              case "expression" -> "inputs.number > 2";
              default -> text.endsWith("20") ? text.replace("20", "21") : text + "x";
            });
  }

  private static boolean hasOneValue(JsonNode form) {
    return form.path("enum").size() == 1
        || (form.has("minimum") && form.path("minimum").equals(form.path("maximum")));
  }

  private static boolean isBlock(Kind kind, SchemaKeys.Written key) throws IOException {
    return kind.content().at(key.holder()).path(key.key()).isContainer();
  }

  private void copyCases() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = directory.resolve(CASES.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** JSON is YAML, too; whether a text is quoted must not tell the files apart. */
  private void write(Kind kind, JsonNode content) throws IOException {
    Files.writeString(directory.resolve(kind.file), content.toString());
  }

  private Loaded load() {
    return new PlaybookLoader(TYPES, directory, Map.of())
        .load(directory.resolve("every.yml"), Optional.empty());
  }

  private static String said(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Valid valid ->
          "valid "
              + ModelText.of(valid.playbook())
              + ModelText.of(valid.target())
              + valid.warnings().stream().map(Diagnostic::message).toList();
      case Loaded.Invalid invalid ->
          invalid.diagnostics().stream()
              .map(fault -> fault.span() + " " + fault.message())
              .collect(Collectors.joining("\n"));
      case Loaded.Unreadable(String message, _) -> message;
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyIsExplained(Kind kind) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/language.md"));
    assertThat(new SchemaKeys(kind.schema()).all())
        .allSatisfy(name -> assertThat(page).containsPattern(explained(name)));
  }

  /** In a block, or as code in the text. */
  private static Pattern explained(String name) {
    String key = Pattern.quote(name.substring(name.lastIndexOf('/') + 1));
    return Pattern.compile("(?m)\\b" + key + ":|`[^`\n]*\\b" + key + "\\b[^`\n]*`");
  }

  static Stream<String> types() {
    return TYPES.names().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyKeyOfAStepTypeIsExplained(String type) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/steps/" + type + ".md"));
    JsonNode schema = TYPES.schema(type).orElseThrow().node();
    assertThat(new SchemaKeys(schema).all())
        .allSatisfy(name -> assertThat(page).containsPattern(explained(name)));
  }
}
