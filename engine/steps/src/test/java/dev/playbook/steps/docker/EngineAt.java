package dev.playbook.steps.docker;

import dev.playbook.spi.Clients;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.World;
import dev.playbook.steps.FakeContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The same context with a {@code DOCKER_HOST} and a time limit that nobody enforces. */
public record EngineAt(FakeContext context, String host, Duration remaining)
    implements StepContext, InspectContext {

  public static EngineAt socket(Path socket, FakeContext context) {
    return new EngineAt(context, "unix://" + socket, Duration.ofMillis(300));
  }

  @Override
  public String token() {
    return context.token();
  }

  @Override
  public void onCancel(Runnable action) {
    context.onCancel(action);
  }

  @Override
  public Path workDirectory() {
    return context.workDirectory();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("DOCKER_HOST", host);
  }

  @Override
  public Clients clients() {
    return context.clients();
  }

  @Override
  public World world() {
    return context.world();
  }

  @Override
  public void output(String line) {
    context.output(line);
  }

  @Override
  public Path directory() {
    return context.directory();
  }
}
