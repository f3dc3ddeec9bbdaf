package dev.playbook.steps.docker.file;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.FakeContext;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.ScratchContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerFilesTest {
  private static final ContainerFile ATTRIBUTES = new ContainerFile(0640, 1000, 1001, 0);

  @TempDir Path folder;
  private final ScratchContainer scratch = ScratchContainer.idle();
  private FakeContext context;

  @BeforeEach
  void open() {
    context = FakeContext.in(folder);
  }

  @AfterEach
  void remove() {
    context.close();
    scratch.close();
  }

  @Test
  void readsContentModeAndOwner() throws Exception {
    scratch.sh(
        "printf 'one\\ntwo\\n' > /srv/f; chmod 2750 /srv/f; chown 33:44 /srv/f; chmod g+s /srv/f");
    var whole = files().read("/srv/f", 100).orElseThrow();
    assertThat(new String(whole.bytes(), UTF_8)).isEqualTo("one\ntwo\n");
    assertThat(whole.attributes()).isEqualTo(new ContainerFile(02750, 33, 44, 8));
  }

  @Test
  void aMissingFileIsEmptyAlsoWhereItsFolderIsMissing() throws Exception {
    assertThat(files().read("/srv/none", 100)).isEmpty();
    assertThat(files().read("/nowhere/none", 100)).isEmpty();
  }

  @Test
  void refusesAFolderAndADevice() throws Exception {
    assertThat(failure(() -> files().read("/etc", 100)))
        .hasMessage("`/etc` in container `%s` is a folder, not a file", scratch.name());
    scratch.sh("mkfifo /srv/pipe");
    assertThat(failure(() -> files().read("/srv/pipe", 100)).getMessage())
        .endsWith("is a special file, not a file");
  }

  @Test
  void refusesAFileThatIsTooBig() throws Exception {
    scratch.sh("head -c 101 /dev/zero > /srv/big");
    assertThat(failure(() -> files().read("/srv/big", 100)).getMessage())
        .endsWith("has more than 100 bytes");
  }

  @Test
  void replacesAFileInOneMoveAndLeavesNothingBesideIt() throws Exception {
    scratch.sh("mkdir /srv/d; echo old > /srv/d/f; ln /srv/d/f /srv/keeps-the-old");
    write("/srv/d/f", "new\n");
    assertThat(
            scratch.sh(
                "stat -c '%a %u:%g' /srv/d/f; cat /srv/d/f /srv/keeps-the-old; ls -A /srv/d"))
        .isEqualTo("640 1000:1001\nnew\nold\nf");
  }

  @Test
  void writesThroughALinkToTheFileThatIsMeant() throws Exception {
    scratch.sh("mkdir /srv/a; echo old > /srv/a/real; ln -s a/real /srv/link");
    write("/srv/link", "new\n");
    assertThat(scratch.sh("readlink /srv/link; cat /srv/a/real")).isEqualTo("a/real\nnew");
  }

  @Test
  void readsAndWritesAStoppedContainer() throws Exception {
    scratch.sh("echo old > /srv/f");
    docker("kill", scratch.name());
    write("/srv/f", "new\n");
    assertThat(text("/srv/f")).contains("new\n");
  }

  @Test
  void writesWhereTheImageHasNoMove() throws Exception {
    scratch.sh("echo old > /srv/f; rm /bin/mv");
    write("/srv/f", "new\n");
    assertThat(text("/srv/f")).contains("new\n");
  }

  @Test
  void writesNamesWithSpacesUmlautsAndSigns() throws Exception {
    write("/srv/-ä +&%20?#.txt", "strange\n");
    assertThat(scratch.sh("cat '/srv/-ä +&%20?#.txt'")).isEqualTo("strange");
    assertThat(text("/srv/-ä +&%20?#.txt")).contains("strange\n");
  }

  @Test
  void writesAMountedFileInPlace() throws Exception {
    Path mounted = Files.writeString(folder.resolve("mounted"), "old\n");
    try (var other = ScratchContainer.idle("-v", mounted + ":/srv/mounted")) {
      Docker docker = Docker.of(context);
      var files = new ContainerFiles(docker, docker.container(other.name()));
      ContainerFile before = files.read("/srv/mounted", 100).orElseThrow().attributes();
      files.write("/srv/mounted", before.sized(4), Content.of("new\n".getBytes(UTF_8)));
      assertThat(mounted).hasContent("new\n");
    }
  }

  @Test
  void saysWhenTheFolderIsMissing() {
    assertThat(failure(() -> write("/srv/none/f", "new\n")).getMessage())
        .startsWith("Docker did not take the file into `/srv/none`");
  }

  @Test
  void removesAFileOnlyWhileTheContainerRuns() throws Exception {
    scratch.sh("echo old > /srv/f; echo old > /srv/g");
    files().remove("/srv/f");
    files().remove("/srv/f");
    assertThat(scratch.sh("ls /srv")).isEqualTo("g");
    docker("kill", scratch.name());
    assertThat(failure(() -> files().remove("/srv/g")).getMessage())
        .endsWith("does not run: nothing can be removed in it");
  }

  @Test
  void findsProgramsWithoutRunningAnything() throws Exception {
    Docker docker = Docker.of(context);
    var programs = new Programs(docker, docker.container(scratch.name()));
    assertThat(programs.find("sh", Optional.empty())).contains("/usr/bin/dash");
    assertThat(programs.find("/bin/cat", Optional.empty())).contains("/bin/cat");
    assertThat(programs.find("bin/cat", Optional.of("/usr"))).contains("/usr/bin/cat");
    assertThat(programs.find("nothing-like-it", Optional.empty())).isEmpty();
    assertThat(programs.find("/etc/hostname", Optional.empty())).isEmpty();
  }

  private Optional<String> text(String path) throws Exception {
    return files().read(path, 1000).map(whole -> new String(whole.bytes(), UTF_8));
  }

  private void write(String path, String text) throws Exception {
    byte[] bytes = text.getBytes(UTF_8);
    files().write(path, ATTRIBUTES.sized(bytes.length), Content.of(bytes));
  }

  private ContainerFiles files() throws Exception {
    Docker docker = Docker.of(context);
    return new ContainerFiles(docker, docker.container(scratch.name()));
  }

  private static StepFailedException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return catchThrowableOfType(StepFailedException.class, work);
  }
}
