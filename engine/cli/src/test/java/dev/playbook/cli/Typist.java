package dev.playbook.cli;

import dev.playbook.cli.output.Console;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An operator at a terminal, who answers when a prompt is there. */
final class Typist {
  private final Cli cli;
  private final PipedInputStream in = new PipedInputStream();
  private final PipedOutputStream keys;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int read;

  Typist(Cli cli) {
    this.cli = cli;
    try {
      this.keys = new PipedOutputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a command with the operator's folder for runs. */
  CompletableFuture<Cli.Result> begin(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--state-dir", cli.state().toString()));
    return beginStateless(all.toArray(String[]::new));
  }

  /** Begins a command that keeps nothing. */
  CompletableFuture<Cli.Result> beginStateless(String... words) {
    Console console = console();
    return CompletableFuture.supplyAsync(
        () -> {
          int code = Main.run(words, console);
          return new Cli.Result(code, out.toString(), err.toString());
        });
  }

  /** Types a line when the prompt has appeared after the last answer. */
  void answer(String prompt, String line) {
    await(prompt);
    type(line);
  }

  /** Waits until the prompt has appeared after the last one. */
  void await(String prompt) {
    int found = err.toString().indexOf(prompt, read);
    while (found < 0) {
      Thread.onSpinWait();
      found = err.toString().indexOf(prompt, read);
    }
    read = found + prompt.length();
  }

  /** Types a line at once, and waits until somebody has read it. */
  void type(String line) {
    try {
      keys.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      keys.flush();
      while (in.available() > 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Console console() {
    return new Console(
        in,
        new PrintWriter(out),
        new PrintWriter(err),
        new Console.Terminal(true, true, true, 100),
        "never",
        Map.of("LANG", "C.UTF-8"));
  }
}
