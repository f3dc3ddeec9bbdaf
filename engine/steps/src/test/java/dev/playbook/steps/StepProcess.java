package dev.playbook.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.JavaCommand;
import dev.playbook.spi.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that stands for an engine: it does steps, each in a thread of its own, until a test
 * kills it.
 */
public final class StepProcess implements AutoCloseable {
  private final Process process;
  private final Instant startedAt = Instant.now();
  private final List<FakeContext> contexts = new ArrayList<>();

  /** What it does; made by a constructor without parameters. */
  @FunctionalInterface
  public interface Program {
    List<Step> steps(List<String> words) throws Exception;
  }

  private StepProcess(Process process) {
    this.process = process;
  }

  /** Starts it; returns when it is about to begin the steps. */
  public static StepProcess start(Path folder, Class<? extends Program> program, String... words)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(folder.toString(), program.getName()));
    all.addAll(List.of(words));
    List<String> command = JavaCommand.BRIEF.running(StepProcess.class, all);
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    StepProcess engine = new StepProcess(process);
    BufferedReader output = process.inputReader();
    int steps = Integer.parseInt(line(output));
    for (int i = 0; i < steps; i++) {
      engine.contexts.add(FakeContext.again(folder, Path.of(line(output)), line(output)));
    }
    return engine;
  }

  private static String line(BufferedReader output) throws IOException {
    String line = output.readLine();
    assertThat(line).as("the engine has begun").isNotNull();
    return line;
  }

  /** Kills it: no handler and no clean-up runs. */
  public void kill() throws InterruptedException {
    assertThat(process.isAlive()).as("the engine is in the middle of something").isTrue();
    process.destroyForcibly().waitFor();
  }

  /** Kills it after so many milliseconds, unless it has done its steps before. */
  public void killAfter(int milliseconds) throws InterruptedException {
    if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** Returns what the next engine gets to find out how the only step ended. */
  public FakeContext context() {
    return contexts.getFirst();
  }

  /** Returns what the next engine gets of each step. */
  public List<FakeContext> contexts() {
    return List.copyOf(contexts);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    contexts.forEach(FakeContext::close);
  }

  public static void main(String[] arguments) throws Exception {
    Constructor<? extends Program> constructor =
        Class.forName(arguments[1]).asSubclass(Program.class).getDeclaredConstructor();
    constructor.setAccessible(true);
    Program program = constructor.newInstance();
    List<Step> steps = program.steps(List.of(arguments).subList(2, arguments.length));
    StringBuilder head = new StringBuilder(steps.size() + "\n");
    List<Thread> threads = new ArrayList<>();
    for (Step step : steps) {
      FakeContext context = FakeContext.in(Path.of(arguments[0]));
      head.append(context.directory()).append('\n').append(context.token()).append('\n');
      threads.add(Thread.ofPlatform().unstarted(() -> attempt(step, context)));
    }
    System.out.print(head);
    System.out.flush();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    Runtime.getRuntime().halt(0);
  }

  private static void attempt(Step step, FakeContext context) {
    try {
      step.capture(context);
      step.run(context);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
