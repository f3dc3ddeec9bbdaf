package dev.playbook.steps.docker;

import static dev.playbook.steps.docker.ScratchContainer.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.steps.FakeContext;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerTest {
  @TempDir Path folder;

  @Test
  void tellsWhatAContainerIs() throws Exception {
    try (var scratch = ScratchContainer.idle("-e", "COLOUR=blue", "--label", "team=memory");
        var context = FakeContext.in(folder)) {
      Container container = Docker.of(context).container(scratch.name());
      assertThat(container.name()).isEqualTo(scratch.name());
      assertThat(container.state()).isEqualTo("running");
      assertThat(container.variable("COLOUR")).contains("blue");
      assertThat(container.labels()).containsEntry("team", "memory");
      assertThat(container.startedAt()).isAfter(Instant.now().minusSeconds(120));
      assertThat(container.toString()).doesNotContain("blue");
    }
  }

  @Test
  void namesTheNearestContainerWhenOneIsMissing() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      var failure = failure(() -> Docker.of(context).container(scratch.name() + "x"));
      assertThat(failure).hasMessage("container `" + scratch.name() + "x` does not exist");
      assertThat(failure.hint()).isEqualTo("did you mean `" + scratch.name() + "`?");
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
    }
  }

  @Test
  void saysThatTheSocketIsMissing() throws Exception {
    try (var context = FakeContext.in(folder)) {
      var failure = failure(() -> Docker.of(EngineAt.socket(folder.resolve("none.sock"), context)));
      assertThat(failure)
          .hasMessage(
              "Docker does not answer at unix://%s/none.sock: there is no such socket", folder);
      assertThat(failure.certainty()).isEqualTo(Certainty.NOT_STARTED);
      assertThat(failure.hint()).contains("docker -H unix://" + folder + "/none.sock info");
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    Path socket = folder.resolve("left.sock");
    listening(socket).close();
    try (var context = FakeContext.in(folder)) {
      var failure = failure(() -> Docker.of(EngineAt.socket(socket, context)));
      assertThat(failure.getMessage()).endsWith("left.sock: nobody listens there");
    }
  }

  @Test
  void endsInTimeWhenTheEngineHangs() throws Exception {
    Path socket = folder.resolve("hanging.sock");
    try (var server = listening(socket);
        var context = FakeContext.in(folder)) {
      long begin = System.nanoTime();
      var failure = failure(() -> Docker.of(EngineAt.socket(socket, context)));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(failure.getMessage()).endsWith("hanging.sock: no answer in time");
      assertThat(server.isOpen()).isTrue();
    }
  }

  @Test
  void refusesAHostThatItCannotSpeakTo() throws Exception {
    try (var context = FakeContext.in(folder)) {
      var failure =
          failure(() -> Docker.of(new EngineAt(context, "ssh://box", Duration.ofSeconds(1))));
      assertThat(failure).hasMessageContaining("`ssh://box`: only unix:// and tcp:// are known");
      assertThat(failure.hint()).startsWith("forward the socket");
    }
  }

  @Test
  void findsThePublishedPort() throws Exception {
    try (var scratch = ScratchContainer.idle("-p", "127.0.0.1::5432");
        var context = FakeContext.in(folder)) {
      var address = ContainerAddress.resolve(scratch.name(), 5432, context);
      assertThat(address).hasToString(docker("port", scratch.name(), "5432/tcp"));
    }
  }

  @Test
  void findsTheOwnAddressOfAnUnpublishedPort() throws Exception {
    try (var scratch = ScratchContainer.idle();
        var context = FakeContext.in(folder)) {
      var address = ContainerAddress.resolve(scratch.name(), 5432, context);
      assertThat(address).hasToString(scratch.sh("hostname -i") + ":5432");
    }
  }

  @Test
  void doesNotResolveAStoppedContainer() throws Exception {
    try (var scratch = ScratchContainer.idle("-p", "127.0.0.1::5432");
        var context = FakeContext.in(folder)) {
      docker("kill", scratch.name());
      var failure = failure(() -> ContainerAddress.resolve(scratch.name(), 5432, context));
      assertThat(failure).hasMessage("container `%s` does not run: exited", scratch.name());
    }
  }

  private static ServerSocketChannel listening(Path socket) throws Exception {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return server.bind(UnixDomainSocketAddress.of(socket));
  }

  private static StepFailedException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return catchThrowableOfType(StepFailedException.class, work);
  }
}
