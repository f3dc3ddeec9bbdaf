package dev.playbook.cli;

import java.util.Optional;

/** The version that the build wrote into the jar. */
public final class Version {
  private Version() {}

  /** Returns the version, {@code development} outside a jar. */
  public static String get() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
