package dev.playbook.steps.process;

import dev.playbook.spi.Examiner;
import dev.playbook.steps.process.containment.Level;
import dev.playbook.steps.process.containment.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at what holds and ends the processes of steps. */
public final class ProcessExaminer implements Examiner {
  private static final String SUBJECT = "containment";

  @Override
  public List<Finding> examine(Map<String, String> environment) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(setsid());
    findings.add(
        containment(Arrays.stream(Level.values()).map(Trial::of).toList(), findings.getFirst()));
    findings.add(
        Presence.of("sync", "--version")
            .finding(
                "the end of a step whose engine was killed is forced to disk",
                "install coreutils: without it a power cut may lose the end of a step whose engine"
                    + " was killed before"));
    findings.add(
        Presence.of("fallocate", "--version")
            .finding(
                "endless output of a step is given back to the disk",
                "install util-linux: without it endless output of a step fills the disk"));
    findings.add(
        Presence.of("git", "--version")
            .finding("for `git.restore`", "install git, if a playbook restores files from it"));
    return findings;
  }

  private static Finding setsid() throws InterruptedException {
    Presence setsid = Presence.of("setsid", "true");
    return setsid.isThere()
        ? Finding.ok("setsid", "steps get sessions of their own, which Ctrl-C does not reach")
        : Finding.fail(
            "setsid",
            "no step that starts a program can be run: " + setsid.words(),
            "install util-linux, or put `setsid` on the PATH");
  }

  private static Finding containment(List<Trial> trials, Finding setsid) {
    String tried = trials.stream().map(ProcessExaminer::words).collect(Collectors.joining("; "));
    if (setsid.health() != Health.OK) {
      return Finding.fail(SUBJECT, tried, setsid.advice());
    }
    Trial used = trials.stream().filter(Trial::isOffered).findFirst().orElseThrow();
    if (!used.works()) {
      return Finding.fail(
          SUBJECT,
          tried,
          "look at who may write below /sys/fs/cgroup: every step would be refused");
    }
    return used.level() == Level.SESSION
        ? Finding.warn(
            SUBJECT,
            tried
                + ". A step out of time: a daemon that left its session and cleared its"
                + " environment is not found",
            "run as root, or with control groups of your own, for example `systemd-run --user"
                + " --scope -p Delegate=yes playbook …`")
        : Finding.ok(SUBJECT, tried + ". Nothing of a step out of time gets away");
  }

  private static String words(Trial trial) {
    String name =
        switch (trial.level()) {
          case CONTROL_GROUP -> "control group (v2)";
          case FREEZER -> "freezer (v1)";
          case SESSION -> "session and token";
        };
    return name
        + (trial.isOffered()
            ? trial.fault().map(fault -> ": " + fault).orElse(" holds and ends two processes")
            : " is not offered");
  }
}
