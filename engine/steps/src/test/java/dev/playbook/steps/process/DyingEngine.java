package dev.playbook.steps.process;

import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.util.List;

/** An engine in a process of its own, for a test that kills it. */
final class DyingEngine {
  private DyingEngine() {}

  public static void main(String[] arguments) throws Exception {
    try (FakeContext context = FakeContext.in(Path.of(arguments[0]))) {
      System.out.println(context.directory());
      Execution.run(
          Command.of(context, List.of("bash", "-c", arguments[1])), Rules.STRICT, context);
    }
  }
}
