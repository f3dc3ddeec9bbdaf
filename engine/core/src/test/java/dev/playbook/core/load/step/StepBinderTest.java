package dev.playbook.core.load.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playbook.core.ScriptedStepTypes.ScriptedStep;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.load.yaml.YamlReader;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import dev.playbook.spi.Connection;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepBinderTest {
  private static final Scope SCOPE =
      new Scope(
          Map.of(
              "inputs",
                  Map.of(
                      "lists", 100L, "wait", Duration.ofSeconds(5), "name", "it's", "big", "2GB"),
              "secrets", Map.of("token", new Secret("token", () -> "s3cret")),
              "steps", Map.of("later", new Scope.NotYet("later"))));

  private final StepBinder binder = new StepBinder(StepCatalog.discover());

  @Test
  void givesTypedValuesAlsoOutOfTemplates() {
    Inputs inputs =
        bound(
            "http",
            """
            url: "http://h/{{inputs.name}}"
            samples: "{{inputs.lists}}"
            requestTimeout: "{{inputs.wait}}"
            maxBody: "{{inputs.big}}"
            insecure: true
            match: one
            headers: { N: 5, T: "{{secrets.token}}", E: null }
            """);
    assertThat(inputs.text("url")).isEqualTo("http://h/it%27s");
    assertThat(inputs.integer("samples", 1)).isEqualTo(100);
    assertThat(inputs.duration("requestTimeout", Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
    assertThat(inputs.size("maxBody", 0)).isEqualTo(2_000_000_000L);
    assertThat(inputs.flag("insecure", false)).isTrue();
    assertThat(inputs.texts("match")).containsExactly("one");
    assertThat(inputs.block("headers")).containsEntry("N", 5L).containsEntry("E", null);
    assertThat(inputs.block("headers").get("T")).isInstanceOf(Secret.class);
    assertThat(inputs.has("json")).isFalse();
    assertThat(inputs.integer("missing", 7)).isEqualTo(7);
  }

  @Test
  void escapesForTheShellAndLeavesTextWithoutTemplatesAlone() {
    Inputs inputs =
        bound("shell", "script: echo {{inputs.name}}\nstdin: \"{{.State}} {{inputs.name}}\"\n");
    assertThat(inputs.text("script")).isEqualTo("echo 'it'\\''s'");
    assertThat(inputs.text("stdin")).isEqualTo("{{.State}} {{inputs.name}}");
  }

  @Test
  void waitsForTheStepThatAValueNeeds() {
    assertThat(bind("http", "url: \"http://h/{{steps.later.result.body}}\"\n"))
        .isEqualTo(new Binding.Waiting("later"));
  }

  @Test
  void showsTheFaultOfAStepTypeAtItsKey() {
    Binding binding = bind("sql", "connection: db\nquery: SELECT 1\nstatements: []\n");
    assertThat(binding)
        .isInstanceOfSatisfying(
            Binding.Faulty.class,
            faulty -> {
              assertThat(faulty.diagnostic().span().toString()).isEqualTo("a.yml:2:8");
              assertThat(faulty.diagnostic().message())
                  .isEqualTo("a query and statements are two steps");
            });
  }

  @Test
  void namesAConnectionThatTheTargetDoesNotHave() {
    assertThat(bind("sql", "connection: bd\n"))
        .isInstanceOfSatisfying(
            Binding.Faulty.class,
            faulty -> {
              assertThat(faulty.diagnostic().message())
                  .isEqualTo("the target `t` has no connection `bd`");
              assertThat(faulty.diagnostic().hint()).contains("did you mean `db`?");
            });
  }

  @Test
  void resolvesContainers() {
    assertThat(bound("docker.copy", "container: mem0\nfrom: /a\nto: /b\n").containers("container"))
        .containsExactly("stack-mem0-1");
  }

  @Test
  void refusesASecretWhereItWouldBeShown() {
    Inputs inputs = bound("http", "url: http://h\nmethod: \"{{secrets.token}}\"\n");
    assertThatThrownBy(() -> inputs.text("method"))
        .isInstanceOf(InputException.class)
        .hasMessage("the secret `token` cannot stand in `method`");
  }

  private Inputs bound(String type, String with) {
    Binding binding = bind(type, with);
    assertThat(binding).isInstanceOf(Binding.Bound.class);
    return ((ScriptedStep) ((Binding.Bound) binding).step()).inputs();
  }

  private Binding bind(String type, String with) {
    Source source = new Source(Path.of("/a.yml"), "a.yml", with);
    YamlTree.Mapping tree = new YamlReader(new Diagnostics()).read(source).orElseThrow();
    Activity activity =
        new Activity(
            type,
            source.start(),
            tree,
            Duration.ofSeconds(1),
            RetryPolicy.NEVER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Target target =
        new Target(
            source,
            "t",
            Path.of("/"),
            Map.of("mem0", "stack-mem0-1"),
            Map.of("db", new Connection("db", "postgresql", Map.of())),
            Map.of(),
            Map.of(),
            false,
            List.of(),
            Optional.empty());
    return binder.bind(activity, SCOPE, target);
  }
}
