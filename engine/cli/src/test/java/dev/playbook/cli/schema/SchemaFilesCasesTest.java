package dev.playbook.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.playbook.core.catalog.SchemaCatalog;
import dev.playbook.core.catalog.StepCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files in {@code schemas/}, which editors read, say what the engine checks. With {@code
 * -Dplaybook.cases=write} they are written instead.
 */
class SchemaFilesCasesTest {
  private static final Path FOLDER = Path.of("../../schemas");
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));
  private static final JsonMapper JSON = new JsonMapper();

  @TestFactory
  Stream<DynamicTest> theFileIsWhatTheEngineChecks() {
    return schemas().entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> compare(each)));
  }

  @TestFactory
  Stream<DynamicTest> theFileIsASchema() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    var draft = registry.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
    return schemas().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThat(draft.validate(each.getValue()))
                            .extracting(Error::getMessage)
                            .isEmpty()));
  }

  private static Map<String, JsonNode> schemas() {
    StepCatalog types = StepCatalog.discover();
    SchemaCatalog schemas = new SchemaCatalog(types);
    return Map.of(
        "playbook.schema.json", schemas.playbook(types.names()),
        "pack.schema.json", schemas.pack(types.names()),
        "triggers.schema.json", schemas.triggers(types.names()),
        "target.schema.json", schemas.target(types.names()),
        "plan.schema.json", schemas.plan(),
        "report.schema.json", schemas.report());
  }

  private static void compare(Map.Entry<String, JsonNode> schema) throws IOException {
    Path file = FOLDER.resolve(schema.getKey());
    String text =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema.getValue()) + "\n";
    if (WRITE) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
