package dev.playbook.steps.docker.process.listing;

import dev.playbook.spi.StepFailedException;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.Docker;
import dev.playbook.steps.docker.EngineQuery;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of a container whose image has no shell: the engine says which they are, this
 * machine says the rest.
 */
final class HostListing implements Listing {
  private static final Path PROC = Path.of("/proc");
  private static final int LONGEST_COMMAND = 32 * 1024;

  private final Docker docker;
  private final Container container;

  HostListing(Docker docker, Container container) {
    this.docker = docker;
    this.container = container;
  }

  /** Returns whether the engine's process numbers are those of this machine. */
  boolean isHere() {
    return text(container.pid(), "cgroup")
        .filter(text -> text.contains(container.id()))
        .isPresent();
  }

  @Override
  public List<SeenProcess> look() throws StepFailedException, InterruptedException {
    Map<?, ?> said =
        EngineQuery.ask(
            docker,
            "/containers/" + container.id() + "/top?ps_args=-o%20pid",
            "the processes of container `" + container.name() + "`");
    StartTimes times = new StartTimes(boot());
    return numbers(said).flatMap(pid -> read(pid, times).stream()).toList();
  }

  @Override
  public void signal(Collection<SeenProcess> processes, String signal) throws InterruptedException {
    for (SeenProcess process : processes) {
      boolean same = read(process.pid(), new StartTimes(boot())).filter(process::is).isPresent();
      if (same) {
        send(signal, process.pid());
      }
    }
  }

  @Override
  public long init() {
    return container.pid();
  }

  @Override
  public String numbered(SeenProcess process) {
    return "host pid " + process.pid();
  }

  /** One that cannot be signalled is seen to live on. */
  private static void send(String signal, long pid) throws InterruptedException {
    try {
      new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(pid))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noShell) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  private static Stream<Long> numbers(Map<?, ?> said) {
    return said.get("Processes") instanceof List<?> rows
        ? rows.stream()
            .filter(row -> row instanceof List<?> cells && !cells.isEmpty())
            .map(row -> Long.valueOf(String.valueOf(((List<?>) row).getFirst()).strip()))
        : Stream.empty();
  }

  private static Optional<SeenProcess> read(long pid, StartTimes times) {
    Optional<String> stat = text(pid, "stat");
    Optional<String> user =
        text(pid, "status").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("Uid:"))
            .map(line -> line.split("\\s+", 3)[1])
            .findFirst();
    Optional<String> command =
        text(pid, "cmdline")
            .map(text -> text.substring(0, Math.min(text.length(), LONGEST_COMMAND)));
    return stat.isEmpty() || command.isEmpty()
        ? Optional.empty()
        : times.process(stat.get(), user.orElse(""), command.get());
  }

  private static long boot() {
    return text(PROC.resolve("stat")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("btime "))
        .map(line -> Long.valueOf(line.substring("btime ".length()).strip()))
        .findFirst()
        .orElse(0L);
  }

  private static Optional<String> text(long pid, String file) {
    return text(PROC.resolve(Long.toString(pid)).resolve(file));
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
