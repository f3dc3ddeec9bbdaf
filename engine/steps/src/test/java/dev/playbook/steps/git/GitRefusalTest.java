package dev.playbook.steps.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Step;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.Inspections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRefusalTest {
  @TempDir Path directory;
  private ScratchRepository scratch;

  @BeforeEach
  void makeARepository() throws Exception {
    scratch = ScratchRepository.init(directory.resolve("repository"));
    scratch.commit("First", Map.of("file", "1\n", ".gitignore", ".env\n"));
    scratch.commit("Second", Map.of("file", "2\n"));
  }

  @Test
  void refusesADirectoryWithoutARepository() throws Exception {
    Path plain = Files.createDirectory(directory.resolve("plain"));
    assertThat(reason(plain, "HEAD", "file"))
        .contains("is not in the work tree of a Git repository");
    assertThat(reason(directory.resolve("none"), "HEAD", "file")).contains("does not exist");
  }

  @Test
  void refusesACommitThatIsNotThere() throws Exception {
    assertThat(reason("no-such-tag", "file")).contains("there is no commit `no-such-tag`");
    assertThat(reason("HEAD~9", "file")).contains("there is no commit `HEAD~9`");
    assertThat(reason("--help", "file")).contains("there is no commit `--help`");
  }

  @Test
  void saysThatTheHistoryIsCutOff() throws Exception {
    Path shallow = directory.resolve("shallow");
    scratch.git("clone", "-q", "--depth=1", "file://" + scratch.top(), shallow.toString());
    assertThat(reason(shallow, "HEAD~1", "file")).contains("whose history is cut off");
  }

  @Test
  void refusesAPathThatGitHasNeverHad() throws Exception {
    scratch.write(".env", "PASSWORD=x\n");
    assertThat(reason("HEAD", ".env")).contains("`.env` is not tracked by Git");
    assertThat(reason("HEAD", "fi")).contains("`fi` is not tracked by Git");
  }

  @Test
  void refusesAPathOutsideAndGitsOwnFiles() throws Exception {
    assertThat(reason("HEAD", "../plain")).contains("lies outside of the work tree");
    assertThat(reason("HEAD", "/etc/passwd")).contains("lies outside of the work tree");
    assertThat(reason("HEAD", ".git/config")).contains("belongs to Git itself");
  }

  @Test
  void refusesAPathThatLeavesTheWorkTreeThroughALink() throws Exception {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.createSymbolicLink(scratch.top().resolve("way-out"), outside);
    assertThat(reason("HEAD", "way-out/file")).contains("lies outside of the work tree");
  }

  @Test
  void namesTheLockAndLeavesIt() throws Exception {
    Path lock = scratch.write(".git/index.lock", "");
    assertThat(reason("HEAD~1", "file")).contains(lock.toString());
    assertThat(lock).exists();
  }

  @Test
  void refusesAnUnfinishedMerge() throws Exception {
    scratch.git("checkout", "-q", "-b", "other", "HEAD~1");
    scratch.commit("Other", Map.of("file", "3\n"));
    scratch.git(
        "-c", "merge.conflictStyle=merge", "merge", "-q", "--no-commit", "-s", "ours", "main");
    assertThat(reason("HEAD", "file")).contains("in the middle of a merge");
  }

  @Test
  void refusesASubmodule() throws Exception {
    ScratchRepository inner = ScratchRepository.init(directory.resolve("inner"));
    inner.commit("Inner", Map.of("file", "inner\n"));
    scratch.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        inner.top().toString(),
        "sub");
    scratch.commit("Submodule");
    assertThat(reason("HEAD", "sub")).contains("`sub` is a submodule");
  }

  private String reason(String reference, String path) throws Exception {
    return reason(scratch.top(), reference, path);
  }

  private static String reason(Path work, String reference, String path) throws Exception {
    try (FakeContext context = FakeContext.in(work)) {
      Map<String, Object> with = Map.of("ref", reference, "paths", List.of(path));
      Step step = new GitRestoreStepType().bind(FakeInputs.of(with));
      return Inspections.blocked(step, context).reason();
    }
  }
}
