package dev.playbook.cli;

import dev.playbook.cli.command.CommandName;
import dev.playbook.cli.output.Console;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the process begins and ends. */
public final class Main {
  private Main() {}

  /** Runs one command. Never uses {@link System#exit}, which looks for loggers first. */
  public static void main(String[] args) {
    int code = run(args);
    if (code != Exit.OK) {
      Runtime.getRuntime().halt(code);
    }
  }

  /** Runs one command on the streams of this process and returns its exit code. */
  static int run(String[] args) {
    return run(args, Console.ofProcess(colour(args)));
  }

  /** Runs one command and returns its exit code. */
  static int run(String[] args, Console console) {
    List<String> words = Arrays.asList(args);
    Optional<String> first = words.stream().filter(word -> !isColour(word)).findFirst();
    if (first.isEmpty() || (first.get().equals("help") && words.size() == 1)) {
      console.print(Help.text(console.style()));
      return Exit.OK;
    }
    return switch (first.get()) {
      case "--help", "-h" -> {
        console.print(Help.text(console.style()));
        yield Exit.OK;
      }
      case "--version", "-V" -> {
        console.println("playbook " + Version.get());
        yield Exit.OK;
      }
      case "help" -> command(List.of(words.getLast(), "--help"), console);
      default -> command(words, console);
    };
  }

  private static int command(List<String> words, Console console) {
    String word = words.stream().filter(any -> !isColour(any)).findFirst().orElseThrow();
    List<String> rest = words.stream().filter(any -> !isColour(any)).skip(1).toList();
    return CommandName.of(word)
        .map(name -> new CommandCall(console).call(name, rest))
        .orElseGet(() -> unknown(word, console));
  }

  private static int unknown(String word, Console console) {
    String kind = word.startsWith("-") ? "option" : "command";
    console.say("unknown %s `%s`%s".formatted(kind, word, Help.meant(word)));
    return Exit.USAGE;
  }

  private static boolean isColour(String word) {
    return word.startsWith("--color=");
  }

  private static String colour(String[] args) {
    return Arrays.stream(args)
        .filter(Main::isColour)
        .map(word -> word.substring("--color=".length()))
        .findFirst()
        .orElse("auto");
  }
}
