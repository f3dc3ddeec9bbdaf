package dev.playbook.cli.doctor;

import dev.playbook.core.journal.StateDirectory;
import dev.playbook.core.journal.StateExamination;
import dev.playbook.spi.Examiner;
import dev.playbook.spi.Examiner.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Everything that a run needs of this machine, tried once. */
public final class Checkup {
  private static final int JAVA = 25;

  private Checkup() {}

  /** Returns what was found. */
  public static List<Finding> of(StateDirectory state, Map<String, String> environment)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.addAll(StateExamination.of(state));
    for (Examiner examiner : ServiceLoader.load(Examiner.class)) {
      findings.addAll(examiner.examine(environment));
    }
    return List.copyOf(findings);
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    String text = "%s at %s".formatted(version, System.getProperty("java.home"));
    return version.feature() >= JAVA
        ? Finding.ok("java", text)
        : Finding.fail("java", text, "install a JDK " + JAVA + " or newer");
  }
}
