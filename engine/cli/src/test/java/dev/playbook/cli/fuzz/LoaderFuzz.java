package dev.playbook.cli.fuzz;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.source.DiagnosticRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a fuzzer calls: any bytes are a playbook or are refused with places. {@code make fuzz} runs
 * it; whatever this throws is a bug.
 */
public final class LoaderFuzz {
  private static final StepCatalog CATALOG = StepCatalog.discover();
  private static final Path FOLDER = folder();
  private static final Path FILE = FOLDER.resolve("p.yml");

  private LoaderFuzz() {}

  /** Loads a playbook that consists of these bytes. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    Files.write(FILE, bytes);
    Loaded loaded = new PlaybookLoader(CATALOG, FOLDER, Map.of()).load(FILE, Optional.empty());
    if (loaded instanceof Loaded.Invalid(var diagnostics, var files)) {
      String text = new DiagnosticRenderer(false, files.uses()).render(diagnostics);
      if (diagnostics.isEmpty() || !text.contains("-->")) {
        throw new IllegalStateException("refused without a place: " + text);
      }
    }
  }

  private static Path folder() {
    try {
      Path memory = Path.of("/dev/shm");
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "playbook-fuzz")
          : Files.createTempDirectory("playbook-fuzz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
