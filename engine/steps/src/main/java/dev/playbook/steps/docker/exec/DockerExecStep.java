package dev.playbook.steps.docker.exec;

import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command in a container.
 *
 * @param container its real name
 * @param command program and arguments
 * @param environment more variables
 * @param user name or number, empty for the container's own
 * @param directory where it starts, empty for the container's own
 * @param input what it reads, empty for nothing
 * @param outputFile where its standard output goes on this machine, empty for the result
 * @param exitCodes the exit codes that mean success
 */
record DockerExecStep(
    String container,
    List<String> command,
    Environment environment,
    Optional<String> user,
    Optional<String> directory,
    Optional<Input> input,
    Optional<String> outputFile,
    Set<Integer> exitCodes)
    implements Step {
  /** How a script is run. */
  static final List<String> SHELL = List.of("sh", "-eu", "-c");

  private static final int LONGEST_TITLE = 60;

  @Override
  public Preview preview() {
    return new Preview("run " + title(), Risk.CHANGE, List.of(sent()));
  }

  @Override
  public Inspection inspect(InspectContext context)
      throws StepFailedException, InterruptedException {
    return new ExecInspection(this, context).look();
  }

  @Override
  public StepResult run(StepContext context) throws StepFailedException, InterruptedException {
    return new ExecRun(this, context).run();
  }

  /** Returns what an operator recognizes it by, in a few words. */
  String title() {
    boolean script =
        command.size() == SHELL.size() + 1 && command.subList(0, SHELL.size()).equals(SHELL);
    List<String> lines =
        script ? command.getLast().strip().lines().toList() : command.subList(0, 1);
    String first = lines.isEmpty() ? "" : lines.getFirst();
    boolean whole = lines.size() < 2 && first.length() <= LONGEST_TITLE;
    return "`%s%s` in container `%s`"
        .formatted(
            first.substring(0, Math.min(first.length(), LONGEST_TITLE)),
            whole ? "" : " …",
            container);
  }

  /** Returns the command line with which an operator would send the same. */
  private String sent() {
    List<String> words = new ArrayList<>(List.of("docker", "exec"));
    input.ifPresent(given -> words.add("-i"));
    user.ifPresent(name -> words.addAll(List.of("-u", name)));
    directory.ifPresent(path -> words.addAll(List.of("-w", path)));
    environment.shown().forEach(variable -> words.addAll(List.of("-e", variable)));
    words.add(container);
    words.addAll(command);
    return String.join(" ", words.stream().map(ShellWord::quoted).toList()) + redirections();
  }

  private String redirections() {
    String from =
        input
            .map(
                given ->
                    given instanceof Input.File file
                        ? " < " + ShellWord.quoted(file.path())
                        : " < (text)")
            .orElse("");
    return from + outputFile.map(path -> " > " + ShellWord.quoted(path)).orElse("");
  }
}
