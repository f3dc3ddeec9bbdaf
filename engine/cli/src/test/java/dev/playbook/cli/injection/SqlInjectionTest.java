package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.RealStack;
import dev.playbook.fixtures.goal.Goal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real PostgreSQL gives every payload back and does nothing else. */
@Tag(Goal.TAG)
final class SqlInjectionTest {
  private static final String NUL = "PostgreSQL cannot hold the character NUL";

  @TempDir Path directory;
  private RealStack stack = RealStack.get();
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void withACanary() {
    stack = RealStack.get();
    cli = new Cli(directory);
    StackTarget.write(cli, stack);
    psql(
        """
        DROP TABLE IF EXISTS injection_echo, injection_canary;
        CREATE TABLE injection_echo (id text, value text);
        CREATE TABLE injection_canary (name text);
        INSERT INTO injection_canary VALUES ('alive')
        """);
  }

  @AfterEach
  void removeTheTables() {
    psql("DROP TABLE IF EXISTS injection_echo, injection_canary");
  }

  private String psql(String statements) {
    return stack.inContainer(
        "postgres-mem0",
        "psql",
        "-qAtU",
        "mem0",
        "-d",
        "mem0",
        "-v",
        "ON_ERROR_STOP=1",
        "-c",
        statements);
  }

  private void seesTheCanary() {
    assertThat(psql("SELECT string_agg(name, ',') FROM injection_canary").strip())
        .isEqualTo("alive");
  }

  /** What the server holds, read by another client. */
  private Map<String, String> held() {
    return psql("SELECT id, encode(convert_to(value, 'UTF8'), 'hex') FROM injection_echo")
        .lines()
        .map(line -> line.split("\\|", 2))
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells -> new String(HexFormat.of().parseHex(cells[1]), StandardCharsets.UTF_8)));
  }

  @Test
  void isOneLiteralOfAStatement() {
    check(new Round(cli, "sql statement", Reasons.nul(NUL), SqlInjectionTest::literals));
  }

  private static String literals(List<Payload> payloads) {
    return "- id: a\n  type: sql\n  with:\n    connection: db\n    statements:\n"
        + Round.each(
            payloads,
            p ->
                "      - INSERT INTO injection_echo VALUES ('%s', %s)\n"
                    .formatted(p.key(), p.tag()));
  }

  @Test
  void isOneBoundParameter() {
    check(new Round(cli, "sql params", Reasons.nul("0x00"), SqlInjectionTest::bound));
  }

  private static String bound(List<Payload> payloads) {
    return "- id: a\n  type: sql\n  with:\n    connection: db\n    statements:\n"
        + "      - INSERT INTO injection_echo VALUES "
        + payloads.stream()
            .map(p -> "('%1$s', :%1$s)".formatted(p.key()))
            .collect(Collectors.joining(", "))
        + "\n    params:\n"
        + Round.each(payloads, p -> "      %s: \"%s\"\n".formatted(p.key(), p.tag()));
  }

  private void check(Round round) {
    round.fire();
    Map<String, String> held = held();
    assertThat(held).hasSize(round.arriving().size());
    round.received(payload -> held.getOrDefault(payload.key(), "nothing")).refusesTheOthers();
    assertThat(held()).isEqualTo(held);
    seesTheCanary();
    round.report();
  }

  @Test
  void isOneLiteralOfAQuery() {
    Round round = new Round(cli, "sql query", Reasons.nul(NUL), SqlInjectionTest::query).fire();
    Map<?, ?> row =
        (Map<?, ?>) ((List<?>) round.result("a").getOrDefault("rows", List.of())).getFirst();
    round.received(payload -> String.valueOf(row.get(payload.key()))).refusesTheOthers();
    seesTheCanary();
    round.report();
  }

  private static String query(List<Payload> payloads) {
    return "- id: a\n  type: sql\n  with:\n    connection: db\n    query: >-\n      SELECT "
        + payloads.stream().map(p -> p.tag() + " AS " + p.key()).collect(Collectors.joining(", "))
        + "\n";
  }
}
