package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.core.Engine;
import dev.playbook.core.plan.Plan;
import dev.playbook.core.plan.saved.SavedPlan;
import dev.playbook.core.plan.saved.SavedPlanFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The file of a saved plan. Only its owner can read it: it holds what the look has seen.
 *
 * @param path where it lies
 */
record PlanFile(Path path) {

  /** Writes a plan, and returns what was saved of it. The file is whole or not there. */
  SavedPlan save(Plan plan, Engine engine, Duration goodFor) throws IOException {
    SavedPlan saved = engine.saved(plan, goodFor);
    WholeFile.ofOwner(path).write(engine.masker().mask(SavedPlanFormat.write(saved, plan)) + "\n");
    return saved;
  }

  /** Reads a plan back. */
  SavedPlan read() throws IOException {
    try {
      return SavedPlanFormat.read(Files.readString(path));
    } catch (NoSuchFileException _) {
      throw new RefusedException(Exit.USAGE, "there is no file `" + path + "`");
    } catch (IllegalArgumentException unreadable) {
      throw new RefusedException(
          Exit.USAGE,
          List.of(
              "`" + path + "` cannot be read: " + unreadable.getMessage(),
              "make it with `playbook plan NAME --save " + path + "`; nothing was started"));
    }
  }
}
