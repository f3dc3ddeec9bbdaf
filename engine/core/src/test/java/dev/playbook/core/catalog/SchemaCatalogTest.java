package dev.playbook.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.core.ScriptedStepTypes;
import dev.playbook.core.expression.ValueType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SchemaCatalogTest {
  private final StepCatalog types = StepCatalog.discover();
  private final SchemaCatalog schemas = new SchemaCatalog(types);

  @Test
  void describesEveryKeyOfAPlaybookForEditors() {
    assertDescribed(schemas.playbook(Set.of()), "playbook");
    assertDescribed(schemas.pack(Set.of()), "pack");
    assertDescribed(schemas.target(Set.of()), "target");
  }

  @Test
  void namesAllTypesAndDescribesOnlyThoseInUse() {
    JsonNode schema = schemas.playbook(Set.of("http"));
    assertThat(schema.at("/definitions/task/properties/type/enum"))
        .extracting(JsonNode::asString)
        .containsAll(types.names())
        .last()
        .isEqualTo("call");
    assertThat(schema.at("/definitions/check/properties/type/enum"))
        .extracting(JsonNode::asString)
        .containsExactlyElementsOf(types.names());
    assertThat(schema.path("definitions").has("with.http")).isTrue();
    assertThat(schema.path("definitions").has("with.sql")).isFalse();
  }

  @Test
  void addsToEveryResultWhatTheEngineKnows() {
    ValueType.Fields result = types.schema("sql").orElseThrow().result();
    assertThat(result.names())
        .containsEntry("changed", ValueType.Simple.BOOLEAN)
        .containsEntry("duration", ValueType.Simple.DURATION)
        .containsEntry("timedOut", ValueType.Simple.BOOLEAN)
        .containsKeys("rows", "count");
  }

  @Test
  void refusesTwoTypesOfOneName() {
    assertThatThrownBy(
            () ->
                new StepCatalog(
                    List.of(new ScriptedStepTypes.Http(), new ScriptedStepTypes.Http())))
        .hasMessageContaining("two step types are called `http`");
  }

  private static void assertDescribed(JsonNode schema, String path) {
    schema
        .path("properties")
        .properties()
        .forEach(
            key -> {
              JsonNode value = key.getValue();
              boolean described = value.has("description") || value.has("$ref");
              assertThat(described).as(path + "/" + key.getKey()).isTrue();
              assertDescribed(value, path + "/" + key.getKey());
            });
    schema
        .path("definitions")
        .properties()
        .forEach(each -> assertDescribed(each.getValue(), path + "#" + each.getKey()));
  }
}
