package dev.playbook.steps.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.Inspections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRestoreStepTest {
  @TempDir Path directory;
  private ScratchRepository scratch;
  private FakeContext context;
  private String good;

  @BeforeEach
  void makeARepositoryWithAGoodAndABadCommit() throws Exception {
    scratch = ScratchRepository.init(directory.resolve("work tree"));
    scratch.write("config.yml", "workers: 4\n");
    good = scratch.commit("Known good", Map.of("app/search.py", "good\n", "app/old.py", "old\n"));
    Files.delete(scratch.top().resolve("app/old.py"));
    scratch.commit("Break it", Map.of("app/search.py", "bad\n", "app/added.py", "added\n"));
    context = FakeContext.in(scratch.top());
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void makesTheTreeEqualAndRemovesFilesAddedSince() throws Exception {
    StepResult result = restore(good, "app").run(context);
    assertThat(result.changed()).isTrue();
    assertThat(result.values())
        .containsEntry("commit", good)
        .containsEntry("paths", List.of("app/added.py", "app/old.py", "app/search.py"));
    assertThat(scratch.git("diff", good, "--", "app")).isEmpty();
    assertThat(scratch.top().resolve("app/added.py")).doesNotExist();
  }

  @Test
  void changesNothingTheSecondTime() throws Exception {
    restore(good, "app").run(context);
    StepResult again = restore(good, "app").run(context);
    assertThat(again.changed()).isFalse();
    assertThat(again.values()).containsEntry("paths", List.of());
    assertThat(restore(good, "app").inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void plansEveryFileBeforeAndAfterWithTheCommit() throws Exception {
    scratch.write("app/notes.txt", "mine\n");
    List<Change> changes = changes(restore("HEAD~1", "app"));
    assertThat(changes)
        .extracting(Change::resource, Change::before, Change::after)
        .containsExactly(
            tuple("app/added.py", State.known("added\n"), State.ABSENT),
            tuple("app/old.py", State.ABSENT, State.known("old\n")),
            tuple("app/search.py", State.known("bad\n"), State.known("good\n")));
    assertThat(changes.getFirst().note().orElseThrow())
        .contains(
            good.substring(0, 10), "by Tester: Known good", "not tracked, stays: app/notes.txt");
    assertThat(scratch.read("app/search.py")).isEqualTo("bad\n");
  }

  @Test
  void writesNothingWhileItLooksNotEvenTheIndex() throws Exception {
    Path index = scratch.top().resolve(".git/index");
    FileTime longAgo = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(scratch.top().resolve("config.yml"), longAgo);
    Files.setLastModifiedTime(index, longAgo);
    byte[] before = Files.readAllBytes(index);
    restore(good, "app", "config.yml").inspect(context);
    assertThat(Files.getLastModifiedTime(index)).isEqualTo(longAgo);
    assertThat(Files.readAllBytes(index)).isEqualTo(before);
  }

  @Test
  void refusesUncommittedWorkAndNamesIt() throws Exception {
    scratch.write("app/search.py", "work in progress\n");
    assertThat(blocked(restore(good, "app"))).contains("`app/search.py`");
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> restore(good, "app").run(context));
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    assertThat(scratch.read("app/search.py")).isEqualTo("work in progress\n");
  }

  @Test
  void refusesAnUntrackedFileInTheWay() throws Exception {
    scratch.write("app/old.py", "somebody's own\n");
    assertThat(blocked(restore(good, "app"))).contains("`app/old.py`");
  }

  @Test
  void doesNotMindUncommittedWorkElsewhere() throws Exception {
    scratch.write("config.yml", "workers: 9\n");
    restore(good, "app").run(context);
    assertThat(scratch.read("config.yml")).isEqualTo("workers: 9\n");
  }

  @Test
  void undoesExactlyWithStagedAndUnstagedWorkAndModes() throws Exception {
    scratch.write("app/search.py", "staged\n");
    scratch.git("add", "app/search.py");
    Path file = scratch.write("app/search.py", "not staged\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    scratch.write("app/old.py", "untracked\n");
    Files.createSymbolicLink(scratch.top().resolve("app/link"), Path.of("old.py"));
    scratch.git("add", "app/link");
    String before = fingerprint();

    Step step = step(Map.of("ref", good, "paths", List.of("app"), "dirty", "keep"));
    Captured captured = step.capture(context);
    step.run(context);
    assertThat(scratch.read("app/search.py")).isEqualTo("good\n");
    assertThat(scratch.top().resolve("app/link")).doesNotExist();
    scratch.git("-c", "gc.pruneExpire=now", "gc", "-q", "--prune=now");

    StepResult undone = step.undo(captured, context);
    assertThat(undone.changed()).isTrue();
    assertThat(fingerprint()).isEqualTo(before);
    assertThat(scratch.git("show", ":app/search.py")).isEqualTo("staged");
  }

  @Test
  void doesNotUndoOverNewWork() throws Exception {
    Step step = restore(good, "app");
    Captured captured = step.capture(context);
    step.run(context);
    scratch.write("app/search.py", "mended by hand\n");
    StepFailedException failure =
        catchThrowableOfType(StepFailedException.class, () -> step.undo(captured, context));
    assertThat(failure).hasMessageContaining("`app/search.py` was changed after the restore");
    assertThat(scratch.read("app/search.py")).isEqualTo("mended by hand\n");
  }

  @Test
  void startsFromWhatAnEarlierStepWillHaveWritten() throws Exception {
    Resource config = Resource.hostFile(scratch.top().resolve("config.yml").toString());
    context.predicting(config, State.known("workers: 1\n"));
    Step keeping = step(Map.of("ref", good, "paths", List.of("config.yml"), "dirty", "keep"));
    assertThat(changes(keeping))
        .singleElement()
        .returns(State.known("workers: 1\n"), Change::before)
        .returns(State.known("workers: 4\n"), Change::after);
    assertThat(blocked(restore(good, "config.yml"))).contains("`config.yml`");
  }

  @Test
  void takesPathsAsTheyAreWritten() throws Exception {
    String odd = scratch.commit("Odd", Map.of("odd/*.txt", "star\n", "odd/a.txt", "a\n"));
    scratch.commit(
        "Change both", Map.of("odd/*.txt", "star changed\n", "odd/a.txt", "a changed\n"));
    restore(odd, "odd/*.txt").run(context);
    assertThat(scratch.read("odd/*.txt")).isEqualTo("star\n");
    assertThat(scratch.read("odd/a.txt")).isEqualTo("a changed\n");
  }

  @Test
  void runsNoHook() throws Exception {
    Path hook = scratch.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch hooked\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    restore(good, "app").run(context);
    assertThat(scratch.top().resolve("hooked")).doesNotExist();
  }

  @Test
  void worksFromADirectoryInsideTheWorkTree() throws Exception {
    step(Map.of("ref", good, "paths", List.of("search.py"), "repository", "app")).run(context);
    assertThat(scratch.read("app/search.py")).isEqualTo("good\n");
    assertThat(scratch.top().resolve("app/old.py")).doesNotExist();
  }

  @Test
  void changesModesAndSaysSo() throws Exception {
    Path file = scratch.write("run.sh", "#!/bin/sh\n");
    String plain = scratch.commit("Plain");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    scratch.commit("Executable");
    assertThat(changes(restore(plain, "run.sh"))).hasSize(1);
    restore(plain, "run.sh").run(context);
    assertThat(Files.isExecutable(file)).isFalse();
  }

  private Step restore(String reference, String... paths) {
    return step(Map.of("ref", reference, "paths", List.of(paths)));
  }

  private static Step step(Map<String, Object> with) {
    return new GitRestoreStepType().bind(FakeInputs.of(with));
  }

  private String blocked(Step step) throws Exception {
    return Inspections.blocked(step, context).reason();
  }

  private List<Change> changes(Step step) throws Exception {
    return Inspections.changes(step.inspect(context));
  }

  private Tuple tuple(String path, State before, State after) {
    return Tuple.tuple(Resource.hostFile(scratch.top().resolve(path).toString()), before, after);
  }

  /** Everything that git can see of the work tree and of the index. */
  private String fingerprint() throws Exception {
    String files;
    try (var all = Files.walk(scratch.top().resolve("app"))) {
      files =
          all.sorted()
              .map(
                  file -> {
                    try {
                      return file
                          + " "
                          + Files.getPosixFilePermissions(file)
                          + (Files.isDirectory(file) ? "" : Files.readString(file));
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  })
              .collect(Collectors.joining("\n"));
    }
    return files + scratch.git("ls-files", "--stage") + scratch.git("status", "--porcelain");
  }
}
