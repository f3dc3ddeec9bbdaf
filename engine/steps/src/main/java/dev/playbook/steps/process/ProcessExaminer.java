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
  private static final String ADVICE =
      "run as root, or with control groups of your own, for example `systemd-run --user --scope -p"
          + " Delegate=yes playbook …`";

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
    Trial used = best(trials, false);
    Trial ofIsolated = best(trials, true);
    if (!used.works() || !ofIsolated.works()) {
      return Finding.fail(
          SUBJECT, tried, "look at who may write below /sys/fs/cgroup: steps would be refused");
    }
    return used.level().proof().isPresent()
        ? Finding.ok(SUBJECT, tried + ". Nothing of a step out of time gets away")
        : Finding.warn(SUBJECT, tried + unproven(ofIsolated), ADVICE);
  }

  private static Trial best(List<Trial> trials, boolean isIsolated) {
    return trials.stream()
        .filter(Trial::isOffered)
        .filter(trial -> trial.level().isFor(isIsolated))
        .findFirst()
        .orElseThrow();
  }

  private static String unproven(Trial ofIsolated) {
    return ". A step that changes something and is out of time ends as unknown: a daemon that left"
        + " its session and cleared its environment is not found"
        + (ofIsolated.level().proof().isPresent()
            ? "; but not `git.restore`, nor a shell step that says `isolated: true`"
            : "");
  }

  private static String words(Trial trial) {
    return trial.level().words()
        + (trial.isOffered()
            ? trial.fault().map(fault -> ": " + fault).orElse(" holds and ends two processes")
            : " is not offered");
  }
}
