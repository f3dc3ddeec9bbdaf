package dev.playbook.steps.compose;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.Command;
import dev.playbook.steps.process.Ended;
import dev.playbook.steps.process.Execution;
import dev.playbook.steps.process.ExitCode;
import dev.playbook.steps.process.Program;
import dev.playbook.steps.process.Query;
import dev.playbook.steps.process.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The compose program with one project: {@code docker compose}, else {@code docker-compose}.
 *
 * @param program how its command line begins
 * @param lists how it lists all containers of the project, also those that do not run
 */
record Compose(List<String> program, List<String> lists, Project project, ActivityContext context) {

  /** Finds the program; refuses when there is none, or no compose file. */
  static Compose open(Project project, ActivityContext context)
      throws StepFailedException, InterruptedException {
    Path file = context.workDirectory().resolve(project.file());
    if (!Files.isRegularFile(file)) {
      throw refused("there is no compose file `" + file + "`", "correct `file`");
    }
    List<String> rest = new ArrayList<>(List.of("--file", file.toString()));
    project.name().ifPresent(name -> rest.addAll(List.of("--project-name", name)));
    return hasPlugin(context)
        ? new Compose(
            joined(List.of("docker", "compose"), rest), List.of("ps", "--all"), project, context)
        : new Compose(joined(List.of(standalone(context)), rest), List.of("ps"), project, context);
  }

  /** Returns the services of the file with a hash of what each is configured to be. */
  Map<String, String> configured() throws StepFailedException, InterruptedException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String line : told(List.of("config", "--hash", "*")).lines().toList()) {
      String[] words = line.strip().split(" ", 2);
      if (words.length == 2) {
        hashes.put(words[0], words[1]);
      }
    }
    return hashes;
  }

  /** Returns how compose calls a project that has no name: after the folder of its file. */
  String conventionalName() {
    Path file = context.workDirectory().resolve(project.file()).toAbsolutePath().normalize();
    return String.valueOf(file.resolveSibling("").getFileName())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^-_a-z0-9]", "");
  }

  /** Returns the services that are meant; refuses one that the file does not have. */
  List<String> selected(Map<String, String> configured) throws StepFailedException {
    for (String service : project.services()) {
      if (!configured.containsKey(service)) {
        throw refused(
            "there is no service `%s` in `%s`".formatted(service, project.file()),
            "it has: " + String.join(", ", configured.keySet()));
      }
    }
    return project.services().isEmpty()
        ? configured.keySet().stream().sorted().toList()
        : project.services();
  }

  /** Returns who needs whom. */
  Dependents dependents() throws StepFailedException, InterruptedException {
    return Dependents.in(told(List.of("config")));
  }

  /** Returns the volumes that the file names. */
  List<String> volumes() throws StepFailedException, InterruptedException {
    return told(List.of("config", "--volumes")).lines().toList();
  }

  /** Returns what a command of Docker prints in this format, but for empty lines. */
  List<String> listed(List<String> arguments, String format)
      throws StepFailedException, InterruptedException {
    String text = docker(joined(arguments, List.of("--format", format)));
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  /** Looks at the containers of the project. */
  Snapshot snapshot() throws StepFailedException, InterruptedException {
    List<String> ids = told(joined(lists, List.of("--quiet"))).lines().toList();
    if (ids.isEmpty()) {
      return Snapshot.NOTHING;
    }
    return Snapshot.of(docker(joined(List.of("inspect", "--type", "container"), ids)));
  }

  /** Looks at the same containers again, which is faster; at the project when one is gone. */
  Snapshot again(Snapshot last) throws StepFailedException, InterruptedException {
    List<String> names = last.containers().stream().map(ServiceContainer::name).toList();
    List<String> argv = joined(List.of("docker", "inspect", "--type", "container"), names);
    Query.Answer answer = Query.ask(Command.of(context, argv), context);
    return answer.isYes() ? Snapshot.of(answer.text()) : snapshot();
  }

  /** Returns the id that an image name has now; empty when there is no such image. */
  String imageId(String name) throws StepFailedException, InterruptedException {
    Query.Answer answer =
        Query.ask(
            Command.of(
                context,
                List.of("docker", "inspect", "--type", "image", "--format", "{{.Id}}", name)),
            context);
    return answer.isYes() ? answer.text() : "";
  }

  String logs(String container) throws StepFailedException, InterruptedException {
    Query.Answer answer =
        Query.ask(
            Command.of(context, List.of("docker", "logs", "--tail", "10", container)), context);
    return (answer.text() + "\n" + answer.error()).strip();
  }

  /** Lets compose change something. */
  void change(List<String> arguments, StepContext step)
      throws StepFailedException, InterruptedException {
    Command command = Command.of(step, joined(program, arguments));
    check(executed(command, step));
  }

  /** Refuses what compose has refused. */
  static void check(Ended ended) throws StepFailedException {
    if (ended.exitCode() != 0) {
      throw new StepFailedException(
          "compose ended with %s\n  %s"
              .formatted(
                  ExitCode.explain(ended.exitCode()), String.join("\n  ", ended.lastLines())),
          "the services stay as they are now");
    }
  }

  private static Ended executed(Command command, StepContext step) throws StepFailedException {
    try {
      return Execution.run(command, Rules.STRICT, step);
    } catch (StepFailedException failure) {
      throw cutShort(failure);
    }
  }

  /**
   * A compose program that was ended may have left a request that the Docker engine goes on with.
   */
  static StepFailedException cutShort(StepFailedException failure) {
    return failure.certainty() == StepFailedException.Certainty.FAILED
        ? StepFailedException.unknown(
            failure.getMessage() + "\n  the Docker engine may still go on with its last request",
            "wait some seconds, look with `docker ps --all`, then resume",
            failure)
        : failure;
  }

  private String told(List<String> arguments) throws StepFailedException, InterruptedException {
    Query.Answer answer = Query.ask(Command.of(context, joined(program, arguments)), context);
    if (!answer.isYes()) {
      throw refused(
          "compose refuses `%s`: %s".formatted(project.file(), answer.error()),
          "mend the compose file, or see whether the Docker engine runs");
    }
    return answer.text();
  }

  private String docker(List<String> arguments) throws StepFailedException, InterruptedException {
    Query.Answer answer =
        Query.ask(Command.of(context, joined(List.of("docker"), arguments)), context);
    if (!answer.isYes()) {
      throw refused(
          "`docker %s` failed: %s".formatted(arguments.getFirst(), answer.error()),
          "see whether the Docker engine runs");
    }
    return answer.text();
  }

  private static boolean hasPlugin(ActivityContext context)
      throws StepFailedException, InterruptedException {
    Command version = Command.of(context, List.of("docker", "compose", "version"));
    return Query.ask(version, context).isYes();
  }

  private static String standalone(ActivityContext context) throws StepFailedException {
    Command command = Command.of(context, List.of("docker-compose"));
    try {
      return Program.find(command).toString();
    } catch (StepFailedException missing) {
      throw refused(
          "there is neither `docker compose` nor `docker-compose` on this machine",
          "install one of them");
    }
  }

  /**
   * Returns how exactly these services are started in the containers they have: {@code start} of
   * version 2 would also start what they depend on.
   */
  static List<String> starting(List<String> services) {
    return joined(List.of("up", "--detach", "--no-deps", "--no-recreate"), services);
  }

  /** Returns the duration in whole seconds, as compose takes it. */
  static String seconds(Duration duration) {
    return Long.toString(Math.ceilDiv(duration.toMillis(), 1_000));
  }

  static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static StepFailedException refused(String message, String hint) {
    return StepFailedException.notStarted(message, hint, null);
  }
}
