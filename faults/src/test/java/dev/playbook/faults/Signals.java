package dev.playbook.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Sends signals through one shell, which is faster than a program for each. */
final class Signals implements AutoCloseable {
  private final Process shell;
  private final PrintWriter words;

  Signals() throws IOException {
    this.shell = new ProcessBuilder("sh").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    this.words = new PrintWriter(shell.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Sends one; nothing happens when the process is gone. */
  void send(String signal, long pid) {
    words.printf("kill -%s %d%n", signal, pid);
  }

  @Override
  public void close() {
    words.close();
    shell.onExit().join();
  }
}
