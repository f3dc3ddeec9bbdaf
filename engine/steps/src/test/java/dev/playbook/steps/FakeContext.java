package dev.playbook.steps;

import dev.playbook.spi.Answer;
import dev.playbook.spi.Clients;
import dev.playbook.spi.InspectContext;
import dev.playbook.spi.Question;
import dev.playbook.spi.Resource;
import dev.playbook.spi.State;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The engine as far as a step type sees it: lines are kept in a list, clients in a map, and the
 * time limit is a real one: when it is over, the registered actions run and the thread that made
 * the context is interrupted, as the engine does it.
 */
public final class FakeContext implements StepContext, InspectContext, AutoCloseable {
  private final Path workDirectory;
  private final Path directory;
  private final long deadline;
  private final Thread watchdog;
  private final String token;
  private final Map<Resource, State> predictions = new HashMap<>();
  private final Map<String, AutoCloseable> open = new HashMap<>();
  private final Deque<Runnable> cancellations = new ArrayDeque<>();
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Question> questions = new ArrayList<>();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("PATH", System.getenv("PATH"), "HOME", System.getProperty("user.home")));
  private boolean cancelled;
  private boolean mayProbe;

  private FakeContext(Path workDirectory, Path directory, String token, Duration limit) {
    this.workDirectory = workDirectory;
    this.directory = directory;
    this.token = token;
    this.deadline = System.nanoTime() + limit.toNanos();
    Thread worker = Thread.currentThread();
    this.watchdog =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(limit);
                    cancel();
                    worker.interrupt();
                  } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  public static FakeContext in(Path workDirectory) {
    return limited(workDirectory, Duration.ofMinutes(2));
  }

  /** Returns one for a step that has no files in its work directory. */
  public static FakeContext withoutFiles() {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  public static FakeContext limited(Path workDirectory, Duration limit) {
    try {
      Path directory = Files.createTempDirectory("playbook-step-");
      String token = "playbook/test/" + UUID.randomUUID().toString().substring(0, 12);
      return new FakeContext(workDirectory, directory, token, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns that of an attempt whose engine died, as the next engine sees it. */
  public static FakeContext again(Path workDirectory, Path directory, String token) {
    return again(workDirectory, directory, token, Duration.ofMinutes(2));
  }

  public static FakeContext again(
      Path workDirectory, Path directory, String token, Duration limit) {
    return new FakeContext(workDirectory, directory, token, limit);
  }

  public FakeContext predicting(Resource resource, State state) {
    predictions.put(resource, state);
    return this;
  }

  /** Adds variables to the environment of processes and clients. */
  public FakeContext with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Lets looks change what they take back. */
  public FakeContext probing() {
    mayProbe = true;
    return this;
  }

  /** Lets a person answer the next question that has no answer yet. */
  public FakeContext answering(String text) {
    answers.add(new Answer(text, "winston"));
    return this;
  }

  /** What was asked. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  @Override
  public Answer ask(Question question) throws StepFailedException {
    questions.add(question);
    if (answers.isEmpty()) {
      throw StepFailedException.declined("nobody can be asked", "", Map.of());
    }
    return answers.remove();
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Waits for the interrupt that follows the cancel actions, and clears it: it may come after the
   * step has already ended.
   */
  public static void awaitInterrupt() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!Thread.interrupted() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Does what the engine does when the time is up or the operator stops the run. */
  public void cancel() {
    List<Runnable> actions;
    synchronized (cancellations) {
      cancelled = true;
      actions = List.copyOf(cancellations);
      cancellations.clear();
    }
    actions.forEach(Runnable::run);
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  @Override
  public void onCancel(Runnable action) {
    synchronized (cancellations) {
      if (!cancelled) {
        cancellations.push(action);
        return;
      }
    }
    action.run();
  }

  @Override
  public Path workDirectory() {
    return workDirectory;
  }

  @Override
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  @Override
  public Clients clients() {
    return new Clients() {
      @Override
      public <T extends AutoCloseable> T get(String name, Class<T> type, Opener<T> opener)
          throws StepFailedException, InterruptedException {
        @Nullable AutoCloseable present = open.get(name);
        if (present != null) {
          return type.cast(present);
        }
        T fresh = opener.open();
        open.put(name, fresh);
        return fresh;
      }

      @Override
      public void discard(String name) {
        Optional.ofNullable(open.remove(name)).ifPresent(FakeContext::close);
      }
    };
  }

  @Override
  public World world() {
    return new World() {
      @Override
      public Optional<State> predicted(Resource resource) {
        return Optional.ofNullable(predictions.get(resource));
      }

      @Override
      public Set<Resource> touched() {
        return predictions.keySet();
      }
    };
  }

  @Override
  public boolean mayProbe() {
    return mayProbe;
  }

  @Override
  public void output(String line) {
    lines.add(line);
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    watchdog.interrupt();
    open.values().forEach(FakeContext::close);
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
