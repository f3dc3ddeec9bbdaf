package dev.playbook.cli.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Git takes a payload for one path or one commit, never for a pattern or an option. */
@Tag(Goal.TAG)
final class GitInjectionTest {
  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));
  private Path work = Path.of("");

  @BeforeEach
  void withACanary() throws Exception {
    cli = new Cli(directory);
    cli.write("targets/t.yml", "schemaVersion: 1\nkind: target\nid: t\nworkdir: ../work\n");
    work = directory.resolve("work");
    git("init", "-q", "-b", "main", work.toString());
    writeAll("good");
    git("add", "-A");
    git("commit", "-q", "-m", "good");
    git("tag", "known-good");
    writeAll("later");
    git("commit", "-q", "-a", "-m", "later");
  }

  private void writeAll(String content) throws IOException {
    Files.createDirectories(work.resolve("files"));
    Files.writeString(work.resolve("canary"), content);
    Files.writeString(work.resolve("files/bystander"), content);
    for (Payload payload : Payload.all()) {
      if (noPath(payload).isEmpty()) {
        Files.writeString(work.resolve("files").resolve(payload.text()), content);
      }
    }
  }

  private void git(String... words) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of("git", "-c", "user.name=T", "-c", "user.email=t@example.org"),
                Stream.of(words))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .directory(Files.createDirectories(work).toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private String read(String name) {
    try {
      return Files.readString(work.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void seesTheCanary() throws IOException {
    assertThat(read("canary")).isEqualTo("later");
    assertThat(read("files/bystander")).isEqualTo("later");
    try (Stream<Path> all = Files.list(work)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".git", "canary", "files");
    }
  }

  @Test
  void isOnePath() throws IOException {
    Round round =
        new Round(cli, "git.restore paths", GitInjectionTest::noPath, GitInjectionTest::paths)
            .fire()
            .received(
                payload ->
                    read("files/" + payload.text()).equals("good")
                        ? payload.text()
                        : "not restored")
            .refusesTheOthers();
    seesTheCanary();
    round.report();
  }

  private static String noPath(Payload payload) {
    return FileNames.refusal(payload, "cannot be done");
  }

  private static String paths(List<Payload> payloads) {
    return "- id: a\n  type: git.restore\n  with:\n    ref: known-good\n    paths:\n"
        + Round.each(payloads, p -> "      - \"files/%s\"\n".formatted(p.tag()));
  }

  @Test
  void isOneCommitOrNone() throws IOException {
    Round round =
        new Round(cli, "git.restore ref", GitInjectionTest::noCommit, GitInjectionTest::refs);
    assertThat(round.arriving()).isEmpty();
    Cli.Result run = round.run(round.refused());
    assertThat(run.code()).isNotZero();
    assertThat(run.out().split("CANNOT BE DONE", -1)).hasSize(round.refused().size() + 1);
    seesTheCanary();
    round.report();
  }

  private static String noCommit(Payload payload) {
    String half = Reasons.halfACharacter(payload);
    return half.isEmpty() ? "cannot be done" : half;
  }

  private static String refs(List<Payload> payloads) {
    return Round.each(
        payloads,
        p ->
            "- { id: %s, type: git.restore, with: { ref: \"%s\", paths: [.] } }\n"
                .formatted(p.key(), p.tag()));
  }
}
