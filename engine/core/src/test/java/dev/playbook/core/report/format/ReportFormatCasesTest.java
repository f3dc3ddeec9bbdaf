package dev.playbook.core.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is told of each run in {@code cases/reports/runs} stands in {@code <run>.<format>} beside
 * the folder. With {@code -Dplaybook.cases=write} these files are written instead: read the
 * difference.
 */
final class ReportFormatCasesTest {
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));

  static Stream<Arguments> documents() throws IOException {
    return KeptRuns.ids().stream()
        .flatMap(run -> Stream.of(ReportFormat.values()).map(format -> Arguments.of(run, format)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void tellsWhatTheRunTells(String run, ReportFormat format) throws IOException {
    String document = format.write(KeptRuns.account(run));
    Path expected = KeptRuns.FOLDER.resolve(run + "." + format.name().toLowerCase(Locale.ROOT));
    if (WRITE) {
      Files.writeString(expected, document);
    }
    assertThat(document).isEqualTo(Files.readString(expected));
  }
}
