package dev.playbook.core.load.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.json.Json;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Diagnostics;
import dev.playbook.core.source.Severity;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public test suite of YAML goes through the reader: what is read means what the suite says;
 * the rest is refused with a place.
 */
class YamlTestSuiteTest {
  /** White space that only the specification minds; the library reads what everybody would. */
  private static final Set<String> ACCEPTED_NEVERTHELESS =
      Set.of("9C9N", "DK95/01", "QB6E", "SU5Z");

  private enum Fate {
    READ,
    REFUSED_AS_NO_YAML,
    REFUSED_AS_OUTSIDE_OF_THE_LANGUAGE
  }

  /** One case of the suite. */
  record Case(String id, String name, boolean fails, String yaml, Optional<String> json) {
    @Override
    public String toString() {
      return id + " " + name;
    }
  }

  private record Reading(Optional<YamlTree.Mapping> tree, List<Diagnostic> errors) {}

  static Stream<Case> cases() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            YamlTestSuiteTest.class.getResourceAsStream("/yaml-test-suite/cases.jsonl"))) {
      String lines = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return lines.lines().map(YamlTestSuiteTest::parse).toList().stream();
    }
  }

  private static Case parse(String line) {
    Map<?, ?> fields = (Map<?, ?>) Objects.requireNonNull(Json.read(line));
    return new Case(
        text(fields, "id"),
        text(fields, "name"),
        Boolean.TRUE.equals(fields.get("fail")),
        text(fields, "yaml"),
        Optional.ofNullable((String) fields.get("json")));
  }

  private static String text(Map<?, ?> fields, String name) {
    return (String) Objects.requireNonNull(fields.get(name));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsItOrRefusesItWithAPlace(Case given) {
    Reading reading = read(given);
    if (reading.errors().isEmpty()) {
      assertThat(given.fails()).isEqualTo(ACCEPTED_NEVERTHELESS.contains(given.id()));
      given
          .json()
          .ifPresent(
              json ->
                  assertThat(plain(reading.tree().orElseThrow()))
                      .isEqualTo(decimals(Json.read(json))));
    } else {
      long lines = given.yaml().lines().count() + 1;
      assertThat(reading.errors())
          .allSatisfy(error -> assertThat((long) error.span().line()).isBetween(1L, lines));
    }
  }

  @Test
  void countsWhatBecameOfThem() throws IOException {
    Map<Fate, Long> counts =
        cases().collect(Collectors.groupingBy(YamlTestSuiteTest::fate, Collectors.counting()));
    System.out.println("yaml-test-suite: " + counts);
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(402);
    assertThat(counts.get(Fate.READ)).isGreaterThan(90);
    assertThat(counts.get(Fate.REFUSED_AS_NO_YAML)).isGreaterThan(80);
  }

  private static Fate fate(Case given) {
    if (read(given).errors().isEmpty()) {
      return Fate.READ;
    }
    return given.fails() ? Fate.REFUSED_AS_NO_YAML : Fate.REFUSED_AS_OUTSIDE_OF_THE_LANGUAGE;
  }

  private static Reading read(Case given) {
    Diagnostics problems = new Diagnostics();
    Source source = new Source(Path.of("/case.yml"), "case.yml", given.yaml());
    Optional<YamlTree.Mapping> tree = new YamlReader(problems).read(source);
    return new Reading(
        tree,
        problems.sorted().stream().filter(each -> each.severity() == Severity.ERROR).toList());
  }

  private static @Nullable Object plain(YamlTree tree) {
    return switch (tree) {
      case YamlTree.Scalar scalar -> decimals(scalar.value().orElse(null));
      case YamlTree.Sequence sequence ->
          sequence.items().stream().map(YamlTestSuiteTest::plain).toList();
      case YamlTree.Mapping mapping -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> plain.put(entry.key().text(), plain(entry.value())));
        yield plain;
      }
    };
  }

  /** JSON does not tell whole numbers from others. */
  private static @Nullable Object decimals(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Number number -> number.doubleValue();
      case List<?> list ->
          list.stream().<@Nullable Object>map(YamlTestSuiteTest::decimals).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, inner) -> plain.put((String) key, decimals(inner)));
        yield plain;
      }
      default -> value;
    };
  }
}
