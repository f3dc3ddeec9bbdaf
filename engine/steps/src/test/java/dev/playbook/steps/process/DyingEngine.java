package dev.playbook.steps.process;

import dev.playbook.fixtures.JavaCommand;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.process.containment.Level;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine in a process of its own, for a test that kills it.
 *
 * @param shim the directory of its command's shim
 */
record DyingEngine(Process process, Path shim) {

  /** Starts one that runs a script at the level, or at the best; returns when that has begun. */
  static DyingEngine run(Path work, String script, String... level) throws Exception {
    List<String> words = new ArrayList<>(List.of(work.toString(), script));
    words.addAll(List.of(level));
    Process process =
        new ProcessBuilder(JavaCommand.BRIEF.running(DyingEngine.class, words))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Path shim = Path.of(firstLine(process)).resolve("process-1");
    Eventually.holds(() -> Files.exists(shim.resolve("begun")));
    return new DyingEngine(process, shim);
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public static void main(String[] arguments) throws Exception {
    try (FakeContext context = FakeContext.in(Path.of(arguments[0]))) {
      System.out.println(context.directory());
      Command command = Command.of(context, List.of("bash", "-c", arguments[1]));
      if (arguments.length > 2) {
        Level level = Level.valueOf(arguments[2]);
        Execution.run(command, Rules.STRICT, context, it -> level.open(it).orElseThrow());
      } else {
        Execution.run(command, Rules.STRICT, context);
      }
    }
  }
}
