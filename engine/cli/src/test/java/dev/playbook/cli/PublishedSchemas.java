package dev.playbook.cli;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** The files in {@code schemas/}, as editors use them: without our reader, checker and words. */
final class PublishedSchemas {
  private static final JsonMapper JSON = new JsonMapper();

  private PublishedSchemas() {}

  /** Returns what the schema of its kind has against a text. */
  static List<String> complaints(String text) throws IOException {
    Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(JSON.readTree(Files.readString(file(text))))
        .validate(JSON.valueToTree(content))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static Path file(String text) {
    String kind =
        text.contains("kind: target")
            ? "target"
            : text.contains("kind: validations")
                ? "pack"
                : text.contains("kind: triggers") ? "triggers" : "playbook";
    return RealStack.root().resolve("schemas/" + kind + ".schema.json");
  }
}
