package dev.playbook.steps.git;

import dev.playbook.spi.ActivityContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.process.Command;
import dev.playbook.steps.process.Query;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code git} program in one directory, without hooks, without the caller's {@code GIT_*}
 * variables, with paths taken as they are written, and writing nothing it was not asked to write.
 */
record Git(Path directory, ActivityContext context) {
  private static final List<String> PROGRAM =
      List.of(
          "git",
          "--no-pager",
          "--no-optional-locks",
          "--literal-pathspecs",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.quotePath=false");

  Command command(List<String> arguments) {
    List<String> argv = new ArrayList<>(PROGRAM);
    argv.addAll(arguments);
    Map<String, Object> environment = new LinkedHashMap<>(context.environment());
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("LC_ALL", "C.UTF-8");
    return new Command(argv, directory, environment, Optional.empty(), Optional.empty());
  }

  Query.Answer ask(List<String> arguments) throws StepFailedException, InterruptedException {
    return Query.ask(command(arguments), context);
  }

  /** Asks for what must be answerable, and returns the bytes of the answer. */
  byte[] told(List<String> arguments) throws StepFailedException, InterruptedException {
    Query.Answer answer = ask(arguments);
    if (!answer.isYes()) {
      throw StepFailedException.notStarted(
          "`git " + arguments.getFirst() + "` failed: " + answer.error(),
          "look with `git -C " + directory + " status`",
          null);
    }
    return answer.bytes();
  }

  /** Returns an answer that git ends every part of with a zero byte. */
  List<String> parts(List<String> arguments) throws StepFailedException, InterruptedException {
    return Stream.of(new String(told(arguments), StandardCharsets.UTF_8).split("\0", -1))
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
