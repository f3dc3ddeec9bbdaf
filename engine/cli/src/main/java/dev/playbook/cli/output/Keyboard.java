package dev.playbook.cli.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The lines that somebody types. A thread of its own reads them, because reading a terminal cannot
 * be interrupted and waiting for an answer must be.
 */
final class Keyboard {
  private final InputStream in;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private boolean reading;

  Keyboard(InputStream in) {
    this.in = in;
  }

  /** Forgets what was typed before anybody asked. */
  synchronized void forget() {
    lines.removeIf(Optional::isPresent);
    if (!reading) {
      reading = true;
      Thread.ofPlatform().daemon().name("keyboard").start(this::read);
    }
  }

  /** Returns the next line; empty when no more will come. */
  Optional<String> line() throws InterruptedException {
    Optional<String> line = lines.take();
    if (line.isEmpty()) {
      lines.add(line);
    }
    return line;
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().forEach(line -> lines.add(Optional.of(line)));
    } catch (IOException | UncheckedIOException _) {
      // Whoever asks hears that no more will come.
    }
    lines.add(Optional.empty());
  }
}
