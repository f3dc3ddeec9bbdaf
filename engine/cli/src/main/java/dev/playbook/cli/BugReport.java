package dev.playbook.cli;

import dev.playbook.cli.output.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fault of ours: said as one, with the trace in a file and not in the operator's face. */
final class BugReport {
  private BugReport() {}

  static int write(Throwable fault, Console console) {
    console.say("this is a bug in playbook " + Version.get() + ": " + fault);
    try {
      Path file = Files.createTempFile("playbook-bug-", ".txt");
      Files.writeString(file, trace(fault));
      console.say("its trace is in " + file + "; report both");
    } catch (IOException e) {
      console.say("its trace could not be written: " + e.getMessage());
    }
    return Exit.BUG;
  }

  private static String trace(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
