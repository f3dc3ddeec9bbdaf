package dev.playbook.core.load.bind;

import dev.playbook.spi.InputException;
import dev.playbook.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes secrets that are read when they are needed, and says in our words why one cannot be. */
final class SecretReferences {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LARGEST = 1 << 16;

  private final Map<String, String> environment;

  SecretReferences(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Secret variable(String name, String variable) {
    return new Secret(
        name,
        () ->
            Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .orElseThrow(
                    () ->
                        unreadable(
                            name,
                            "the environment variable `%s` is not set".formatted(variable),
                            "set it, for example with `export %s=…`".formatted(variable))));
  }

  Secret file(String name, Path path) {
    return new Secret(name, () -> readFile(name, path));
  }

  /** A command is run once: it may ask a person or a slow service. */
  Secret command(String name, List<String> words, Path folder) {
    return new Secret(name, new Once(() -> run(name, words, folder)));
  }

  private static String readFile(String name, Path path) {
    try (InputStream stream = Files.newInputStream(path)) {
      return value(name, stream.readNBytes(LARGEST + 1), "the file `%s`".formatted(path));
    } catch (NoSuchFileException missing) {
      throw unreadable(name, "there is no file `%s`".formatted(path), "create it, mode 600");
    } catch (IOException denied) {
      throw unreadable(name, "the file `%s` cannot be read".formatted(path), "check its mode");
    }
  }

  private static String run(String name, List<String> words, Path folder) {
    String program = words.getFirst();
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      Thread limit = Thread.ofVirtual().start(() -> stop(process));
      byte[] bytes = process.getInputStream().readNBytes(LARGEST + 1);
      int exit = process.waitFor();
      limit.interrupt();
      if (exit != 0) {
        throw unreadable(
            name,
            "the command `%s` ended with exit code %d".formatted(program, exit),
            "run it by hand");
      }
      return value(name, bytes, "the command `%s`".formatted(program));
    } catch (IOException notStarted) {
      throw unreadable(
          name, "the command `%s` cannot be started".formatted(program), "check that it is there");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unreadable(name, "reading was stopped", "");
    }
  }

  private static void stop(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static String value(String name, byte[] bytes, String origin) {
    String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
    if (text.isEmpty()) {
      throw unreadable(name, origin + " is empty", "");
    }
    if (bytes.length > LARGEST) {
      throw unreadable(name, origin + " gives more than 64 KiB", "");
    }
    return text;
  }

  private static InputException unreadable(String name, String reason, String hint) {
    return new InputException("", "cannot read the secret `%s`: %s".formatted(name, reason), hint);
  }
}
