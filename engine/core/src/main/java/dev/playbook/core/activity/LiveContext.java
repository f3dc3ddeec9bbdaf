package dev.playbook.core.activity;

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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The context of one call of one step. */
final class LiveContext implements StepContext, InspectContext {
  private static final int LONGEST_TOKEN = 63;

  private final Workspace workspace;
  private final String id;
  private final String owner;
  private final World world;
  private final boolean mayProbe;
  private final Deadline deadline;
  private final Cancellation cancellation;
  private final StopSignal stop;
  private final Consumer<String> output;
  private final String token;
  private final Map<Resource, State> observations =
      Collections.synchronizedMap(new LinkedHashMap<>());

  LiveContext(
      Workspace workspace,
      String id,
      String owner,
      int attempt,
      World world,
      boolean mayProbe,
      Deadline deadline,
      Cancellation cancellation,
      StopSignal stop,
      Consumer<String> output) {
    this.workspace = workspace;
    this.id = id;
    this.owner = owner;
    this.world = world;
    this.mayProbe = mayProbe;
    this.deadline = deadline;
    this.cancellation = cancellation;
    this.stop = stop;
    this.output = output;
    this.token = token(workspace.run(), id, attempt);
  }

  private static String token(String run, String id, int attempt) {
    String head = "playbook/" + run + "/";
    String tail = "/" + attempt;
    String name = id.replaceAll("[^A-Za-z0-9.-]", "-");
    int room = LONGEST_TOKEN - head.length() - tail.length();
    return head + name.substring(0, Math.min(room, name.length())) + tail;
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public Duration remaining() {
    return deadline.remaining();
  }

  @Override
  public void onCancel(Runnable action) {
    cancellation.register(action);
  }

  @Override
  public Path workDirectory() {
    return workspace.workDirectory();
  }

  @Override
  public Map<String, String> environment() {
    return workspace.environment();
  }

  @Override
  public Clients clients() {
    return workspace.clients();
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public boolean mayProbe() {
    return mayProbe;
  }

  @Override
  public void observed(Resource resource, State state) {
    observations.put(resource, state);
  }

  /** Returns what was observed so far. */
  Map<Resource, State> observations() {
    synchronized (observations) {
      return new LinkedHashMap<>(observations);
    }
  }

  @Override
  public void output(String line) {
    output.accept(line);
  }

  @Override
  public Answer ask(Question question) throws StepFailedException, InterruptedException {
    return new Asking(workspace.operator(), stop).ask(id, question);
  }

  /** Returns where the directory is, or would be. */
  Path place() {
    return Workspace.directory(workspace.directories(), owner);
  }

  @Override
  public Path directory() {
    try {
      return Files.createDirectories(
          place(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
