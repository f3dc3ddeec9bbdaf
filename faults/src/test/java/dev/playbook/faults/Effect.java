package dev.playbook.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a step itself says of its work, in a file that the engine knows nothing of.
 *
 * @param run the run's id
 * @param key the step, with {@code -} for {@code /}
 * @param attempt 1 for the first
 * @param isEnd whether the work is done; else it begins
 */
record Effect(String run, String key, int attempt, boolean isEnd, Instant at) {

  /** Returns a script that says when its work begins and ends. */
  static String around(String work) {
    return "echo $PLAYBOOK_TOKEN begin $EPOCHREALTIME >> effects; %s; echo $PLAYBOOK_TOKEN end $EPOCHREALTIME >> effects"
        .formatted(work);
  }

  /** Reads the effects of all runs of a folder, in order. */
  static List<Effect> of(Path directory) throws IOException {
    Path file = directory.resolve("effects");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(Effect::parse).toList()
        : List.of();
  }

  private static Effect parse(String line) {
    String[] words = line.split(" ", -1);
    String[] token = words[0].split("/", -1);
    long micros = Long.parseLong(words[2].replace(".", ""));
    return new Effect(
        token[1],
        token[2],
        Integer.parseInt(token[3]),
        words[1].equals("end"),
        Instant.EPOCH.plusNanos(micros * 1_000));
  }
}
