package dev.playbook.core.journal;

import dev.playbook.core.run.RunEvent.EngineProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells engines apart, also when the kernel has given a process number a second time. */
public final class EngineProcesses {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
  private static final int START_TIME = 19;

  private EngineProcesses() {}

  /** Returns this process. */
  public static EngineProcess current() {
    long pid = ProcessHandle.current().pid();
    return new EngineProcess(user(), host(), pid, begun(pid), boot());
  }

  /** Returns whether a process is still there; one of another machine counts as there. */
  static boolean isAlive(EngineProcess process) {
    if (!process.host().equals(host())) {
      return true;
    }
    return process.boot().equals(boot())
        && ProcessHandle.of(process.pid()).isPresent()
        && process.begun().equals(begun(process.pid()));
  }

  /** Who types: under sudo, the person and not root. */
  private static String user() {
    return Optional.ofNullable(System.getenv("SUDO_USER"))
        .orElseGet(() -> System.getProperty("user.name"));
  }

  /** The kernel's word where there is one, because asking the resolver takes its time. */
  private static String host() {
    String name = read(HOST).trim();
    if (!name.isEmpty()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }

  /** Field 22 of {@code /proc/<pid>/stat}, see proc(5); the name in field 2 may hold blanks. */
  private static String begun(long pid) {
    String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    return afterName.length > START_TIME ? afterName[START_TIME] : "";
  }

  private static String boot() {
    return read(BOOT).trim();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      return "";
    }
  }
}
