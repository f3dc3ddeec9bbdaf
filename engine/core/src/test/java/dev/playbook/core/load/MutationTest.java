package dev.playbook.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A valid playbook, damaged at random: always an answer with places, never an exception. */
class MutationTest {
  private static final Path VALID = Path.of("src/test/cases/valid/whole.yml");

  private final Random random = new Random(42);

  @TempDir Path folder;

  @Test
  void answersEveryDamageWithPlaces() throws IOException {
    List<String> lines = Files.readAllLines(VALID);
    StepCatalog catalog = StepCatalog.discover();
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      Path file = folder.resolve("p.yml");
      Files.write(file, damaged(lines));
      Loaded loaded = new PlaybookLoader(catalog, folder, Map.of()).load(file, Optional.empty());
      if (loaded instanceof Loaded.Invalid(List<Diagnostic> diagnostics, Loaded.Files files)) {
        refused++;
        String text = new DiagnosticRenderer(false, files.uses()).render(diagnostics);
        assertThat(text).doesNotContain("Exception").doesNotContain("dev.playbook").contains("-->");
      }
    }
    assertThat(refused).isGreaterThan(200);
  }

  private List<String> damaged(List<String> lines) {
    List<String> copy = new ArrayList<>(lines);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(copy.size());
      String line = copy.get(at);
      switch (random.nextInt(6)) {
        case 0 -> copy.remove(at);
        case 1 -> copy.set(at, " " + line);
        case 2 -> copy.add(at, line);
        case 3 -> copy.set(at, line.replaceFirst("[a-z]{2}", "zq"));
        case 4 -> copy.set(at, line.replaceFirst(":.*", ": 5"));
        default -> copy.set(at, line.replaceFirst("[\\[{\"}]", ""));
      }
    }
    return copy;
  }
}
