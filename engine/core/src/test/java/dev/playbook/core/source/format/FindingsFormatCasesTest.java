package dev.playbook.core.source.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.PlaybookLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was found in {@code cases/formats/*.yml} stands in {@code findings.<format>} beside it. With
 * {@code -Dplaybook.cases=write} these files are written instead: read the difference.
 */
class FindingsFormatCasesTest {
  private static final Path CASES = Path.of("src/test/cases/formats").toAbsolutePath();
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));

  @ParameterizedTest
  @EnumSource(FindingsFormat.class)
  void saysWhatWasFound(FindingsFormat format) throws IOException {
    PlaybookLoader loader = new PlaybookLoader(StepCatalog.discover(), CASES, Map.of());
    Findings findings =
        Findings.all(
            List.of(
                loader.load(CASES.resolve("faulty, 100%.yml"), Optional.empty()).findings(),
                loader.load(CASES.resolve("fine.yml"), Optional.empty()).findings(),
                loader.load(Path.of("missing.yml"), Optional.empty()).findings()));
    Path expected = CASES.resolve("findings." + format.name().toLowerCase(Locale.ROOT));
    if (WRITE) {
      Files.writeString(expected, format.write(findings));
    }
    assertThat(format.write(findings)).isEqualTo(Files.readString(expected));
  }
}
