package dev.playbook.cli.endurance;

import dev.playbook.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program, which at its end tells how much memory it has had at most. */
public final class Metered {
  /** Names the file that the lines of {@code /proc/self/status} are written to. */
  static final String FILE = "METERED";

  private Metered() {}

  /** Runs a command that must succeed. */
  public static void main(String[] words) throws IOException {
    Main.main(words);
    Files.writeString(Path.of(System.getenv(FILE)), Files.readString(Path.of("/proc/self/status")));
  }
}
