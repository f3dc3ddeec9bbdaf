package dev.playbook.steps.file.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.spi.Resource;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A work directory with files, and what a test asks about it. */
record Ground(Path work) {

  Path write(String name, String content) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, content);
  }

  Path mode(String name, String permissions) throws IOException {
    return Files.setPosixFilePermissions(
        work.resolve(name), PosixFilePermissions.fromString(permissions));
  }

  String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(work.resolve(name)));
  }

  Resource resource(String name) {
    return Resource.hostFile(work.resolve(name).toString());
  }

  /** All names below the work directory, so that nothing left behind goes unseen. */
  List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(work)) {
      return all.filter(path -> !path.equals(work))
          .map(path -> work.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  /** Interrupts this thread, as the engine does it, when something is being written beside. */
  Thread interruptingInTheMiddle() {
    Thread worker = Thread.currentThread();
    return Thread.ofVirtual()
        .start(
            () -> {
              while (!isBeingWritten() && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              worker.interrupt();
            });
  }

  private boolean isBeingWritten() {
    try (Stream<Path> all = Files.list(work)) {
      return all.anyMatch(path -> path.toString().endsWith(".playbook"));
    } catch (IOException gone) {
      return false;
    }
  }

  static StepFailedException refused(Step step, StepContext context) {
    StepFailedException failure = Failures.ofRun(step, context);
    assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    return failure;
  }
}
