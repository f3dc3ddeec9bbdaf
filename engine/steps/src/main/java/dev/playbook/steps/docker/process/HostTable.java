package dev.playbook.steps.docker.process;

import dev.playbook.steps.docker.process.Living.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of this machine, among them those of a container whose image has no shell. */
final class HostTable implements ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private final long init;
  private final String mark;

  HostTable(long init, String token) {
    this.init = init;
    this.mark = "PLAYBOOK_TOKEN=" + token;
  }

  /** Returns whether a process that the engine named is here, can be read, and is the right one. */
  boolean shows(long pid) {
    return pid > 0 && isMarked(PROC.resolve(Long.toString(pid)));
  }

  @Override
  public long init() {
    return init;
  }

  @Override
  public List<Living> look() {
    List<Path> all = all();
    Set<Path> marked = all.stream().filter(this::isMarked).collect(Collectors.toSet());
    Set<String> pipes = marked.stream().flatMap(HostTable::pipes).collect(Collectors.toSet());
    return all.stream()
        .flatMap(process -> read(process, trace(process, marked, pipes)).stream())
        .toList();
  }

  @Override
  public void end(Collection<Living> processes, boolean kill) {
    for (Living process : processes) {
      ProcessHandle.of(process.pid()).ifPresent(handle -> end(handle, kill));
    }
  }

  private static boolean end(ProcessHandle handle, boolean kill) {
    return kill ? handle.destroyForcibly() : handle.destroy();
  }

  private static List<Path> all() {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(path -> Character.isDigit(path.getFileName().toString().charAt(0)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trace trace(Path process, Set<Path> marked, Set<String> pipes) {
    if (marked.contains(process)) {
      return Trace.TOKEN;
    }
    return pipes(process).anyMatch(pipes::contains) ? Trace.PIPE : Trace.NONE;
  }

  private static Stream<String> pipes(Path process) {
    return Stream.of("fd/1", "fd/2")
        .flatMap(
            name -> {
              try {
                return Stream.of(Files.readSymbolicLink(process.resolve(name)).toString());
              } catch (IOException closed) {
                return Stream.empty();
              }
            })
        .filter(target -> target.startsWith("pipe:"));
  }

  private static Optional<Living> read(Path process, Trace trace) {
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      return Living.of(stat, trace);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private boolean isMarked(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
          .contains(mark);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
