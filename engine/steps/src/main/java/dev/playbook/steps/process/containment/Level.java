package dev.playbook.steps.process.containment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways to hold processes together, best first. */
public enum Level {
  /** A control group of version 2 that the kernel kills as one. */
  CONTROL_GROUP("control group (v2)", "its control group is empty"),
  /** A control group of version 1 that is frozen before it is killed. */
  FREEZER("freezer (v1)", "its control group is empty"),
  /** A PID namespace: for a command that needs to see and to signal no process but its own. */
  PID_NAMESPACE("PID namespace", "its PID namespace is gone"),
  /** The session and a token in the environment: finds no daemon that cleared its environment. */
  SESSION("session and token", "");

  private final String words;
  private final String proof;

  Level(String words, String proof) {
    this.words = words;
    this.proof = proof;
  }

  /** Returns its name for people. */
  public String words() {
    return words;
  }

  /** Returns what proves that nothing of a command is left once nothing is seen; else empty. */
  public Optional<String> proof() {
    return Optional.of(proof).filter(text -> !text.isEmpty());
  }

  /** Opens it for a command with that token; empty when this machine does not offer it. */
  public Optional<Containment> open(String token) {
    return switch (this) {
      case CONTROL_GROUP -> ControlGroup.open(token);
      case FREEZER -> Freezer.open(token);
      case PID_NAMESPACE -> PidNamespace.open();
      case SESSION -> Optional.of(new Session());
    };
  }

  /**
   * Opens the best that this machine offers.
   *
   * @param isIsolated whether the command may be kept from seeing and signalling other processes
   */
  public static Containment openBest(String token, boolean isIsolated) {
    return Arrays.stream(values())
        .filter(level -> level.isFor(isIsolated))
        .flatMap(level -> level.open(token).stream())
        .findFirst()
        .orElseGet(Session::new);
  }

  /** Returns whether it may hold a command that is isolated, or one that is not. */
  public boolean isFor(boolean isIsolated) {
    return isIsolated || this != PID_NAMESPACE;
  }

  /**
   * Finds what an engine has opened that died, by its {@link Containment#line}; where that tells
   * nothing, a session, which proves nothing.
   */
  public static Containment again(String line) {
    String[] words = line.strip().split(" ", 2);
    return Arrays.stream(values())
        .filter(level -> level.name().equals(words[0]))
        .flatMap(level -> level.at(words.length > 1 ? words[1] : "").stream())
        .findFirst()
        .orElseGet(Session::new);
  }

  /** A group that is gone was empty; one whose parent is not there cannot be judged from here. */
  private Optional<Containment> at(String path) {
    CgroupDirectory group = new CgroupDirectory(Path.of(path));
    boolean isVisible = Files.exists(group.path().resolveSibling("cgroup.procs"));
    return switch (this) {
      case CONTROL_GROUP -> isVisible ? Optional.of(new ControlGroup(group)) : Optional.empty();
      case FREEZER -> isVisible ? Optional.of(new Freezer(group)) : Optional.empty();
      case PID_NAMESPACE -> Optional.of(new PidNamespace(List.of()));
      case SESSION -> Optional.of(new Session());
    };
  }
}
