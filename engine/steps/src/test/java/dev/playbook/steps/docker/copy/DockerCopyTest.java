package dev.playbook.steps.docker.copy;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.StepResult;
import dev.playbook.steps.Failures;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerCopyTest {
  private static final Map<String, Object> INSIDE =
      Map.of("from", "/app/backup/search_original.py", "to", "/app/memory/search.py");
  private static final String LIST =
      "stat -c '%a %u:%g' /app/memory/search.py; cat /app/memory/search.py";

  @TempDir Path folder;
  private final ScratchContainer scratch = ScratchContainer.idle();
  private FakeContext context;
  private final Resource target = Resource.containerFile(scratch.name(), "/app/memory/search.py");

  @BeforeEach
  void makeFiles() {
    context = FakeContext.in(folder);
    scratch.sh(
        "mkdir -p /app/backup /app/memory; echo good > /app/backup/search_original.py;"
            + " echo bad > /app/memory/search.py; chmod 640 /app/memory/search.py;"
            + " chown 7:8 /app/memory/search.py");
  }

  @AfterEach
  void remove() {
    context.close();
    scratch.close();
  }

  @Test
  void foreseesExactlyWhatItDoes() throws Exception {
    Change change = new Change(target, State.known("bad\n"), State.known("good\n"));
    assertThat(step(INSIDE).inspect(context)).isEqualTo(new Inspection.WillChange(change));
    StepResult result = step(INSIDE).run(context);
    assertThat(result.changes()).containsExactly(change);
    assertThat(result.values()).containsEntry("mode", "0640").containsEntry("owner", "7:8");
    assertThat(scratch.sh(LIST)).isEqualTo("640 7:8\ngood");
    assertThat(scratch.sh("ls -A /app/memory")).isEqualTo("search.py");
  }

  @Test
  void doesNothingTwice() throws Exception {
    step(INSIDE).run(context);
    String before = scratch.sh("stat -c '%i %Z' /app/memory/search.py");
    assertThat(step(INSIDE).inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
    assertThat(step(INSIDE).run(context).changed()).isFalse();
    assertThat(scratch.sh("stat -c '%i %Z' /app/memory/search.py")).isEqualTo(before);
  }

  @Test
  void undoPutsBackContentModeAndOwner() throws Exception {
    Step step = step(INSIDE);
    Captured captured = step.capture(context);
    step.run(context);
    scratch.sh("chmod 777 /app/memory/search.py");
    StepResult undone = step.undo(captured, context);
    assertThat(undone.changes())
        .containsExactly(new Change(target, State.known("good\n"), State.known("bad\n")));
    assertThat(scratch.sh(LIST)).isEqualTo("640 7:8\nbad");
    assertThat(step.undo(captured, context).changed()).isFalse();
  }

  @Test
  void undoRemovesWhatWasNotThere() throws Exception {
    scratch.sh("rm /app/memory/search.py");
    Step step = step(INSIDE);
    Captured captured = step.capture(context);
    assertThat(step.run(context).changes().getFirst().before()).isEqualTo(State.ABSENT);
    step.undo(captured, context);
    assertThat(scratch.sh("ls -A /app/memory")).isEmpty();
    assertThat(step.undo(captured, context).changed()).isFalse();
  }

  @Test
  void undoRefusesAKeptFileThatWasTamperedWith() throws Exception {
    Step step = step(INSIDE);
    Captured captured = step.capture(context);
    step.run(context);
    Files.writeString(context.directory().resolve(captured.text("file")), "evil");
    var failure =
        catchThrowableOfType(StepFailedException.class, () -> step.undo(captured, context));
    assertThat(failure.getMessage()).contains("is missing or was changed");
    assertThat(scratch.sh("cat /app/memory/search.py")).isEqualTo("good");
  }

  @Test
  void leavesNoCopyOfTheSourceInTheRunDirectory() throws Exception {
    step(INSIDE).run(context);
    assertThat(context.directory().resolve("source")).doesNotExist();
  }

  @Test
  void isBlockedByAFolderBecauseTheFileWouldGetAnotherName() throws Exception {
    Map<String, Object> with = changed(INSIDE, "to", "/app/memory");
    assertThat(step(with).inspect(context))
        .isEqualTo(
            new Inspection.Blocked(
                "`/app/memory` in container `"
                    + scratch.name()
                    + "` is a folder: the file would get another name than meant",
                "write the full name, for example `/app/memory/search_original.py`"));
    var failure = Failures.ofRun(step(with), context);
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    assertThat(scratch.sh("ls -A /app/memory")).isEqualTo("search.py");
  }

  @Test
  void isBlockedByWhatIsMissing() throws Exception {
    assertThat(reason(changed(INSIDE, "from", "/app/none")))
        .contains("`/app/none`", "does not exist");
    assertThat(reason(changed(INSIDE, "to", "/none/file"))).contains("the folder of `/none/file`");
    assertThat(reason(changed(INSIDE, "container", "none-like-it"))).contains("`none-like-it`");
    assertThat(reason(changed(INSIDE, "from", Map.of("host", "none.py")))).contains("none.py");
    var failure =
        catchThrowableOfType(
            StepFailedException.class,
            () -> step(changed(INSIDE, "from", "/app/none")).run(context));
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
  }

  @Test
  void startsFromWhatEarlierStepsLeave() throws Exception {
    Resource source = Resource.containerFile(scratch.name(), "/app/backup/search_original.py");
    context.predicting(target, State.known("between\n")).predicting(source, State.known("new\n"));
    assertThat(step(INSIDE).inspect(context))
        .isEqualTo(
            new Inspection.WillChange(
                new Change(target, State.known("between\n"), State.known("new\n"))));
    context.predicting(source, State.unknown("written by a script"));
    assertThat(step(INSIDE).inspect(context))
        .isInstanceOfSatisfying(
            Inspection.KnownAfter.class, after -> assertThat(after.resource()).isEqualTo(source));
    context.predicting(source, State.ABSENT);
    assertThat(step(INSIDE).inspect(context)).isInstanceOf(Inspection.Blocked.class);
  }

  @Test
  void tellsABinaryFileByItsSum() throws Exception {
    scratch.sh("printf 'a\\000b' > /app/backup/search_original.py");
    var change = ((Inspection.WillChange) step(INSIDE).inspect(context)).changes().getFirst();
    String sum = scratch.sh("sha256sum /app/backup/search_original.py | cut -d' ' -f1");
    assertThat(change.after()).isEqualTo(State.known("3 bytes, sha256 " + sum));
    step(INSIDE).run(context);
    assertThat(scratch.sh("od -An -c /app/memory/search.py")).contains("a  \\0   b");
  }

  @Test
  void setsModeAndOwnerOnRequest() throws Exception {
    Map<String, Object> with = changed(changed(INSIDE, "mode", "0755"), "owner", "1:2");
    var change = ((Inspection.WillChange) step(with).inspect(context)).changes().getFirst();
    assertThat(change.note()).contains("mode and owner 0640 7:8 → 0755 1:2");
    step(with).run(context);
    assertThat(scratch.sh(LIST)).isEqualTo("755 1:2\ngood");
    assertThat(step(with).inspect(context)).isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void copiesFromTheHostAndBack() throws Exception {
    Path file = Files.writeString(folder.resolve("in.py"), "from host\n");
    step(changed(INSIDE, "from", Map.of("host", "in.py"))).run(context);
    assertThat(scratch.sh(LIST)).isEqualTo("640 7:8\nfrom host");
    Path out = Files.writeString(folder.resolve("out.py"), "old");
    Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-r-----"));
    Map<String, Object> back = changed(INSIDE, "to", Map.of("host", "out.py"));
    Step step = step(back);
    Captured captured = step.capture(context);
    assertThat(step.run(context).changes())
        .containsExactly(
            new Change(
                Resource.hostFile(out.toString()), State.known("old"), State.known("good\n")));
    assertThat(out).hasContent("good\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-r-----");
    step.undo(captured, context);
    assertThat(out).hasContent("old");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(file, out);
    }
  }

  @Test
  void copiesIntoAContainerThatDoesNotRun() throws Exception {
    docker("kill", scratch.name());
    step(INSIDE).run(context);
    docker("start", scratch.name());
    assertThat(scratch.sh(LIST)).isEqualTo("640 7:8\ngood");
  }

  @Test
  void copiesABigFileWithoutHoldingIt() throws Exception {
    scratch.sh("head -c 40000000 /dev/urandom > /app/backup/search_original.py");
    step(INSIDE).run(context);
    assertThat(scratch.sh("cmp /app/backup/search_original.py /app/memory/search.py && echo same"))
        .isEqualTo("same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative/path", "/app/", "/app/.."})
  void refusesAPathThatIsNoFileName(String path) {
    assertThatThrownBy(() -> step(changed(INSIDE, "to", path))).isInstanceOf(InputException.class);
  }

  @Test
  void refusesTwoHostFiles() {
    Map<String, Object> with = Map.of("from", Map.of("host", "a"), "to", Map.of("host", "b"));
    assertThatThrownBy(() -> step(with))
        .isInstanceOfSatisfying(
            InputException.class, fault -> assertThat(fault.hint()).contains("`file.copy`"));
  }

  @Test
  void saysWhatIsThereWhenItIsCutShort() throws Exception {
    scratch.sh("head -c 200000000 /dev/zero > /app/backup/search_original.py");
    Step step = step(INSIDE);
    Thread worker = Thread.currentThread();
    Thread.ofVirtual()
        .start(
            () -> {
              scratch.sh("until ls -A /app/memory | grep -q playbook; do :; done");
              worker.interrupt();
            });
    var failure = Failures.ofRun(step, context);
    Thread.interrupted();
    assertThat(failure.getMessage()).startsWith("stopped: ").endsWith("is as it was before");
    assertThat(scratch.sh(LIST)).isEqualTo("640 7:8\nbad");
    assertThat(scratch.sh("ls -A /app/memory")).isEqualTo("search.py");
    assertThat(context.directory().resolve("source")).doesNotExist();
  }

  private String reason(Map<String, Object> with) throws Exception {
    return ((Inspection.Blocked) step(with).inspect(context)).reason();
  }

  private static Map<String, Object> changed(Map<String, Object> with, String key, Object value) {
    Map<String, Object> all = new HashMap<>(with);
    all.put(key, value);
    return all;
  }

  private Step step(Map<String, Object> with) {
    Map<String, Object> all = new HashMap<>(with);
    all.putIfAbsent("container", scratch.name());
    return new DockerCopyStepType().bind(FakeInputs.of(all));
  }
}
