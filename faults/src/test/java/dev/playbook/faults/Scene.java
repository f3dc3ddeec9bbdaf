package dev.playbook.faults;

import dev.playbook.core.activity.LivingStep;
import dev.playbook.core.journal.History;
import dev.playbook.core.journal.RecordedRun;
import dev.playbook.core.journal.StateDirectory;
import dev.playbook.faults.Launcher.Exit;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A playbook in a folder that can be set back, with a saved plan, so that its run has one name. */
final class Scene {
  /** Begins the run. */
  static final String[] RUN = {"run", "--plan", "plan.json", "--yes"};

  /** Goes on with it. */
  static final String[] RESUME = {"resume", "last", "--yes"};

  /** Takes back what is left of it. */
  static final String[] UNDO = {"undo", "last", "--yes"};

  private static final Path SCENES = RealStack.root().resolve("faults/src/test/scenes");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int START_IN_SECONDS = 8;

  /** Does its arguments, and says before and after it that it does. */
  private static final String EFFECT =
      """
      #!/bin/bash
      echo "$PLAYBOOK_TOKEN begin $EPOCHREALTIME" >>effects
      "$@" || exit
      echo "$PLAYBOOK_TOKEN end $EPOCHREALTIME" >>effects
      """;

  private final String name;
  private final Path directory;

  private Scene(String name, Path directory) {
    this.name = name;
    this.directory = directory;
  }

  /** Lays a scene out in a new folder and plans it. */
  static Scene in(Path parent, String name) throws Exception {
    Scene scene = new Scene(name, Files.createDirectories(parent.resolve(name)));
    scene.reset();
    Exit planned = scene.playbook("plan", "p.yml", "--save", "plan.json", "--good-for", "10h");
    if (planned.code() != 0) {
      throw new AssertionError(planned.all());
    }
    return scene;
  }

  /** Makes everything as before the run, but for the plan. */
  void reset() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .filter(file -> !file.equals(directory) && !file.equals(plan()))
          .forEach(file -> file.toFile().delete());
    }
    Files.copy(SCENES.resolve(name + ".yml"), directory.resolve("p.yml"));
    Files.writeString(directory.resolve("settings.env"), "MODE=smart\n");
    Path effect = Files.writeString(directory.resolve("effect"), EFFECT);
    Files.setPosixFilePermissions(effect, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs a command to its end. */
  Exit playbook(String... words) throws Exception {
    return Launcher.exit(directory, start(List.of(), words));
  }

  /**
   * Starts a command.
   *
   * @param before what stands before the launcher and may cut it down
   */
  Process start(List<String> before, String... words) throws IOException {
    String[] all =
        words[0].equals("plan")
            ? words
            : Launcher.words(List.of(words), "--state-dir", state().toString());
    return Launcher.start(directory, before, all);
  }

  Path directory() {
    return directory;
  }

  private Path plan() {
    return directory.resolve("plan.json");
  }

  /** Returns where strace writes down what happened. */
  Path trace() {
    return directory.resolve("trace");
  }

  Path state() {
    return directory.resolve("state");
  }

  /** Returns the run, if its journal has a first line. */
  Optional<RecordedRun> run() throws IOException {
    return new History(new StateDirectory(state())).find("last");
  }

  List<Effect> effects() throws IOException {
    return Effect.of(directory);
  }

  /** Starts a command by the launcher, on a terminal of its own. */
  Process startOnTerminal(String... words) throws IOException {
    return Launcher.startOnTerminal(
        directory, Launcher.words(List.of(words), "--state-dir", state().toString()));
  }

  /** Returns what is wrong with the history of the run, each one line. */
  List<String> findings() throws IOException {
    RecordedRun run = run().orElseThrow();
    return HistoryCheck.findings(run, effects(), LivingStep.of(run.started().run()));
  }

  /** Returns like {@link #findings}; where no run has begun, each effect that there is. */
  List<String> findingsOfAnyRun() throws IOException {
    return run().isPresent() ? findings() : effects().stream().map(Effect::toString).toList();
  }

  /** Returns where the journal lies or will lie. */
  List<Path> journals() throws IOException {
    return directories().stream().map(run -> run.resolve("journal.jsonl")).toList();
  }

  /** Returns everything that the engine, and nobody else, makes and writes in its run. */
  List<Path> files() throws IOException {
    List<Path> names =
        Stream.of(
                "",
                "journal.jsonl",
                "premises.json",
                "plan.json",
                "playbook.yml",
                "out",
                "captured")
            .map(Path::of)
            .toList();
    return directories().stream().flatMap(run -> names.stream().map(run::resolve)).toList();
  }

  /**
   * Returns the directory of the run or, before there is one, what it may be: its name has the
   * second at which the run begins.
   */
  private List<Path> directories() throws IOException {
    Optional<RecordedRun> run = run();
    if (run.isPresent()) {
      return List.of(run.get().directory().path());
    }
    String plan = Files.readString(plan());
    String id = plan.replaceFirst("(?s).*?\"run\" *: *\"([A-Z0-9]{4})\".*", "$1");
    Instant now = Instant.now();
    return IntStream.rangeClosed(0, START_IN_SECONDS)
        .mapToObj(second -> SECOND.format(now.plusSeconds(second)) + "-" + id)
        .map(state().resolve("runs")::resolve)
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
