package dev.playbook.cli.command;

import dev.playbook.cli.output.Console;
import dev.playbook.core.Engine;
import dev.playbook.core.activity.Operator;
import dev.playbook.core.activity.StopSignal;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.json.Json;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.model.Target;
import dev.playbook.core.plan.Forecast;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Examiner.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the services of a target, with the same looks that plans take before a run. */
final class TargetCheckup {
  private static final String TIMEOUT = "10s";

  private final StateOptions state;
  private final Console console;
  private final StepCatalog catalog = StepCatalog.discover();

  TargetCheckup(StateOptions state, Console console) {
    this.state = state;
    this.console = console;
  }

  /** Shows everything that is wrong with the target's file and refuses, or asks its services. */
  List<Finding> of(Path name) throws IOException {
    Path folder = Files.createTempDirectory("playbook-doctor-");
    Path playbook = folder.resolve("doctor.yml");
    try {
      Target target = target(load(playbook, name, List.of()));
      List<Map<String, Object>> looks = looks(target);
      return plan(load(playbook, name, looks)).in(Phase.PRECONDITION).stream()
          .map(TargetCheckup::finding)
          .toList();
    } finally {
      Files.deleteIfExists(playbook);
      Files.delete(folder);
    }
  }

  private Loaded.Valid load(Path playbook, Path name, List<Map<String, Object>> looks)
      throws IOException {
    Files.writeString(playbook, Json.write(document(looks)));
    return LoadOptions.all(List.of(playbook), Optional.of(file(name)), catalog, console).getFirst();
  }

  private static Path file(Path name) {
    return Stream.of(
            name, Path.of("playbooks/targets", name + ".yml"), Path.of("targets", name + ".yml"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(name)
        .toAbsolutePath();
  }

  private static Target target(Loaded.Valid loaded) {
    return loaded.target().orElseGet(() -> Target.none(loaded.playbook().source()));
  }

  private Plan plan(Loaded.Valid loaded) throws IOException {
    Engine engine = Preparation.engine(catalog, state, console, Operator.NOBODY);
    return engine.plan(Preparation.of(engine, loaded).premises(), new StopSignal());
  }

  private static Map<String, Object> document(List<Map<String, Object>> looks) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", 1);
    json.put("id", "doctor");
    json.put("name", "Look at the services of a target");
    json.put("class", "quick");
    if (!looks.isEmpty()) {
      json.put("preconditions", looks);
    }
    json.put(
        "steps",
        List.of(Map.of("id", "nothing", "type", "shell", "with", Map.of("script", "exit 0"))));
    return json;
  }

  private static List<Map<String, Object>> looks(Target target) {
    List<Map<String, Object>> looks = new ArrayList<>();
    target.containers().keySet().stream()
        .sorted()
        .forEach(
            name ->
                looks.add(
                    look(
                        "container " + name,
                        "docker.inspect",
                        Map.of("container", name),
                        "result.state == 'running'",
                        looks.size())));
    target.connections().values().stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(connection -> look(connection, looks.size()).ifPresent(looks::add));
    target.urls().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            url ->
                looks.add(
                    look(
                        "url " + url.getKey(),
                        "http",
                        Map.of("url", url.getValue()),
                        "result.status < 500",
                        looks.size())));
    return looks;
  }

  private static Optional<Map<String, Object>> look(Connection connection, int number) {
    String name = "connection " + connection.name();
    return switch (connection.type()) {
      case "postgresql" ->
          Optional.of(
              look(
                  name,
                  "sql",
                  Map.of("connection", connection.name(), "query", "SELECT 1 AS one"),
                  "result.rows[0].one == 1",
                  number));
      case "neo4j" ->
          Optional.of(
              look(
                  name,
                  "cypher",
                  Map.of("connection", connection.name(), "query", "RETURN 1 AS one"),
                  "result.rows[0].one == 1",
                  number));
      default -> Optional.empty();
    };
  }

  private static Map<String, Object> look(
      String name, String type, Map<String, Object> with, String expect, int number) {
    Map<String, Object> look = new LinkedHashMap<>();
    look.put("id", "look-" + number);
    look.put("name", name);
    look.put("type", type);
    look.put("with", with);
    look.put("timeout", TIMEOUT);
    look.put("expect", expect);
    return look;
  }

  private static Finding finding(PlannedStep step) {
    String subject = step.activity().name();
    return switch (step.forecast()) {
      case Forecast.Checked(_, boolean holds, _) when holds -> Finding.ok(subject, "answers");
      case Forecast.Checked(_, _, String reason) ->
          Finding.fail(subject, firstLine(reason), "look at it before you run a playbook there");
      default -> Finding.fail(subject, "cannot be asked", "look at the target's file");
    };
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
