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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
      Plan plan = plan(load(playbook, name, looks(target)));
      return Stream.concat(
              plan.in(Phase.PRECONDITION).stream().map(TargetCheckup::finding),
              connections(target).filter(each -> look(each).isEmpty()).map(TargetCheckup::notAsked))
          .toList();
    } finally {
      Files.deleteIfExists(playbook);
      Files.delete(folder);
    }
  }

  /** One question to a service, as a precondition writes it. */
  private record Look(String name, String type, Map<String, Object> with, String expect) {
    Map<String, Object> json(int number) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", "look-" + number);
      json.put("name", name);
      json.put("type", type);
      json.put("with", with);
      json.put("timeout", TIMEOUT);
      json.put("expect", expect);
      return json;
    }
  }

  private Loaded.Valid load(Path playbook, Path name, List<Look> looks) throws IOException {
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

  private static Map<String, Object> document(List<Look> looks) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", 1);
    json.put("id", "doctor");
    json.put("name", "Look at the services of a target");
    json.put("class", "quick");
    if (!looks.isEmpty()) {
      json.put(
          "preconditions",
          IntStream.range(0, looks.size()).mapToObj(at -> looks.get(at).json(at)).toList());
    }
    json.put(
        "steps",
        List.of(Map.of("id", "nothing", "type", "shell", "with", Map.of("script", "exit 0"))));
    return json;
  }

  private static List<Look> looks(Target target) {
    Stream<Look> containers =
        target.containers().keySet().stream()
            .sorted()
            .map(
                name ->
                    new Look(
                        "container " + name,
                        "docker.inspect",
                        Map.of("container", name),
                        "result.state == 'running'"));
    Stream<Look> urls =
        target.urls().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                url ->
                    new Look(
                        "url " + url.getKey(),
                        "http",
                        Map.of("url", url.getValue()),
                        "result.status < 500"));
    return Stream.of(containers, connections(target).flatMap(each -> look(each).stream()), urls)
        .flatMap(looks -> looks)
        .toList();
  }

  private static Stream<Connection> connections(Target target) {
    return target.connections().values().stream().sorted(Comparator.comparing(Connection::name));
  }

  private static Optional<Look> look(Connection connection) {
    return switch (connection.type()) {
      case "postgresql" -> Optional.of(query(connection, "sql", "SELECT 1 AS one"));
      case "neo4j" -> Optional.of(query(connection, "cypher", "RETURN 1 AS one"));
      default -> Optional.empty();
    };
  }

  private static Look query(Connection connection, String type, String query) {
    return new Look(
        subject(connection),
        type,
        Map.of("connection", connection.name(), "query", query),
        "result.rows[0].one == 1");
  }

  private static String subject(Connection connection) {
    return "connection " + connection.name();
  }

  private static Finding notAsked(Connection connection) {
    return Finding.warn(
        subject(connection),
        "is not asked: `doctor` has no question for `%s`".formatted(connection.type()),
        "try it with a plan of a playbook that uses it");
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
