package dev.playbook.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which steps of two playbooks are about the same thing. */
final class DifferentLocksTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "docker.stop; containers: [a, b]; docker.kill-process; containers: [b], match: { program: x }; container `b`",
        "docker.copy; container: a, from: /x, to: /y; file.set; container: a, path: /y, key: K, value: v; file `/y` in container `a`",
        "docker.copy; container: a, from: /x, to: { host: y }; file.copy; from: z, to: ./y; file `./y`",
        "file.move; from: old, to: new; file.copy; from: x, to: old; file `old`",
        "git.restore; ref: v1, paths: [.]; file.set; path: conf/a.env, key: K, value: v; file `conf/a.env`",
        "git.restore; ref: v1, paths: [b], repository: a; file.set; path: a/b, key: K, value: v; file `a/b`",
        "compose.up; services: [a]; compose.down; file: docker-compose.yml; every service",
        "compose.stop; services: [a]; compose.start; services: [b, a]; service `a`",
        "sql; connection: db, statements: [UPDATE t SET a = 1 WHERE b]; sql; connection: db, statements: ['DELETE FROM ONLY public.\"t\" WHERE b']; table `t` of `db`",
        "sql; connection: db, statements: ['DROP INDEX IF EXISTS x, a']; sql; connection: db, statements: [REINDEX INDEX A]; index `a` of `db`",
        "cypher; connection: g, statements: [DROP INDEX i IF EXISTS]; cypher; connection: g, statements: ['CREATE RANGE INDEX i IF NOT EXISTS FOR (m:M) ON (m.id)']; index `i` of `g`",
      })
  void meet(String type, String with, String otherType, String otherWith, String words)
      throws IOException {
    assertThat(linted(type, with, otherType, otherWith).text())
        .contains("warning[L1604]: `two` can run while `other` runs, and both change " + words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "docker.stop; containers: [a]; docker.restart; containers: [b]",
        "docker.copy; container: a, from: /x, to: /y; docker.copy; container: b, from: /x, to: /y",
        "docker.copy; container: a, from: /x, to: /y; file.set; path: /y, key: K, value: v",
        "file.copy; from: x, to: y; file.copy; from: x, to: yy",
        "file.copy; from: 'x{{run.id}}', to: 'y{{run.id}}'; file.copy; from: x, to: 'y{{run.id}}'",
        "compose.up; services: [a]; compose.down; project: another",
        "sql; connection: db, statements: [UPDATE t SET a = 1 WHERE b]; sql; connection: db2, statements: [UPDATE t SET a = 1 WHERE b]",
        "sql; connection: db, statements: [CREATE INDEX ON t (a)]; sql; connection: db, statements: [CREATE INDEX ON t (b)]",
        "sql; connection: db, statements: [UPDATE t SET a = 1 WHERE b]; sql; connection: db, query: SELECT * FROM t",
        "cypher; connection: g, statements: ['CREATE INDEX I IF NOT EXISTS FOR (m:M) ON (m.id)']; cypher; connection: g, statements: [DROP INDEX i]",
      })
  void doNotMeet(String type, String with, String otherType, String otherWith) throws IOException {
    assertThat(linted(type, with, otherType, otherWith).ids()).doesNotContain("L1604");
  }

  private Linted linted(String type, String with, String otherType, String otherWith)
      throws IOException {
    write("other", type, with);
    return Linted.of(write("two", otherType, otherWith));
  }

  private Path write(String id, String type, String with) throws IOException {
    return Files.writeString(
        directory.resolve(id + ".yml"),
        "schemaVersion: 1\nid: %s\nsteps:\n  - { id: a, type: %s, with: { %s } }\n"
            .formatted(id, type, with));
  }
}
