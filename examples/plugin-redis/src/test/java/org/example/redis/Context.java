package org.example.redis;

import dev.playbook.spi.Clients;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the engine gives to a step, as far as this step type asks for it. */
record Context(Duration remaining, World world) implements StepContext, InspectContext {
  static final Context PATIENT = new Context(Duration.ofSeconds(10), World.AS_IT_IS);

  @Override
  public String token() {
    return "test";
  }

  @Override
  public void onCancel(Runnable action) {}

  @Override
  public Path workDirectory() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public Clients clients() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void output(String line) {}

  @Override
  public Path directory() {
    throw new UnsupportedOperationException();
  }
}
