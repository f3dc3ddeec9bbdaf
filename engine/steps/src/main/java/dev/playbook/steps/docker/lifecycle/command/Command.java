package dev.playbook.steps.docker.lifecycle.command;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import java.util.function.Function;

/** What can be asked of the engine for one container's life. */
public final class Command {
  private final Docker docker;
  private final Container container;

  /** Makes the commands for this container. */
  public Command(Docker docker, Container container) {
    this.docker = docker;
    this.container = container;
  }

  /** Stops it, killed after so many seconds, and starts it. */
  public void restart(int grace) throws StepFailedException, InterruptedException {
    send("restart", api -> api.restartContainerCmd(container.id()).withTimeout(grace));
  }

  /** Starts it; nothing happens when it runs. */
  public void start() throws StepFailedException, InterruptedException {
    send("start", api -> api.startContainerCmd(container.id()));
  }

  /** Stops it, killed after so many seconds; nothing happens when it does not run. */
  public void stop(int grace) throws StepFailedException, InterruptedException {
    send("stop", api -> api.stopContainerCmd(container.id()).withTimeout(grace));
  }

  private void send(String word, Function<DockerClient, SyncDockerCmd<Void>> command)
      throws StepFailedException, InterruptedException {
    try {
      docker.call(
          api -> {
            command.apply(api).exec();
            return true;
          });
    } catch (NotModifiedException already) {
      // it is as wanted
    } catch (DockerException said) {
      throw new StepFailedException(
          "Docker did not %s container `%s`: %s"
              .formatted(word, container.name(), Docker.answer(said)),
          "look with `docker ps -a` and `docker logs --tail 50 " + container.name() + "`");
    }
  }
}
