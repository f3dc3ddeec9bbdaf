package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.catalog.StepSchema;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A step type is whole: class, schema, page, test. Names whatever is missing. */
final class CatalogHygieneTest {
  private static final StepCatalog CATALOG = StepCatalog.discover();
  private static final Path ROOT = RealStack.root();

  static Stream<String> types() {
    return CATALOG.names().stream();
  }

  private static StepSchema schema(String type) {
    return CATALOG.schema(type).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("types")
  void hasASchemaThatExplainsEveryKeyAndResult(String type) {
    JsonNode node = schema(type).node();
    assertThat(node.path("title").asString()).isEqualTo(type);
    assertThat(schema(type).description()).endsWith(".");
    assertThat(node.path("additionalProperties").asBoolean()).isFalse();
    for (String part : new String[] {"properties", "x-result"}) {
      for (var field : node.path(part).properties()) {
        assertThat(field.getValue().path("description").asString(""))
            .as("%s.%s of %s", part, field.getKey(), type)
            .isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void saysHowLongAnAttemptMayTake(String type) {
    assertThat(schema(type).timeout()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("types")
  void hasAnExample(String type) {
    assertThat(schema(type).node().path("examples").size()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("types")
  void hasAPageThatNamesEveryKey(String type) throws IOException {
    Path page = ROOT.resolve("docs/steps/" + type + ".md");
    assertThat(page).exists();
    assertThat(Files.readString(page))
        .contains(
            schema(type).node().path("properties").propertyNames().stream()
                .map(key -> "`" + key + "`")
                .toList());
  }

  @ParameterizedTest
  @MethodSource("types")
  void hasATest(String type) throws IOException {
    String name = CATALOG.type(type).orElseThrow().getClass().getSimpleName();
    try (Stream<Path> tests = Files.walk(ROOT.resolve("engine/steps/src/test/java"))) {
      List<Path> files = tests.filter(test -> test.toString().endsWith(".java")).toList();
      assertThat(files).anyMatch(test -> mentions(test, name));
    }
  }

  private static boolean mentions(Path test, String name) {
    try {
      return Files.readString(test).contains(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
