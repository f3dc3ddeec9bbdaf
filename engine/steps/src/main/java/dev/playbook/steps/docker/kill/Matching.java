package dev.playbook.steps.docker.kill;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.steps.docker.process.listing.SeenProcess;
import dev.playbook.steps.docker.step.LinePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which processes are meant: those for which everything holds that is written.
 *
 * @param program the name of the program, or its path as the process shows it
 * @param args words that must be whole arguments
 * @param pattern looked for in the command line
 */
record Matching(Optional<String> program, List<String> args, Optional<LinePattern> pattern) {

  static Matching of(Inputs with) {
    Inputs block = with.blocks("match").getFirst();
    Matching matching =
        new Matching(
            block.optionalText("program"),
            block.texts("args"),
            block.optionalText("pattern").map(text -> LinePattern.of("match", text)));
    if (matching.pattern().filter(pattern -> pattern.isIn("")).isPresent()) {
      throw new InputException(
          "match",
          "`%s` matches every process".formatted(matching.pattern().get()),
          "write a pattern that cannot match nothing, for example without `*`");
    }
    return matching;
  }

  boolean holdsFor(SeenProcess process) {
    List<String> command = process.command();
    return program.filter(name -> !isProgram(name, process)).isEmpty()
        && command.subList(1, command.size()).containsAll(args)
        && pattern.filter(one -> !one.isIn(String.join(" ", command))).isEmpty();
  }

  /** Returns it in words, to stand behind "processes". */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    program.ifPresent(name -> words.add("of program `" + name + "`"));
    args.forEach(word -> words.add("with argument `" + word + "`"));
    pattern.ifPresent(one -> words.add("whose command line has `" + one + "`"));
    return String.join(" ", words);
  }

  /** A script shows its interpreter first; the kernel keeps the script's name, cut to 15. */
  private static boolean isProgram(String name, SeenProcess process) {
    String shown = process.command().getFirst();
    return shown.equals(name)
        || shown.substring(shown.lastIndexOf('/') + 1).equals(name)
        || process.living().name().equals(name);
  }
}
