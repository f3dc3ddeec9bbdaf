package dev.playbook.steps.compose;

import dev.playbook.spi.StepFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the services that compose would start or make anew, and says why. */
record Outdated(Compose compose, Snapshot now, Map<String, String> configured) {
  static final String STARTS = "is started";

  List<String> among(List<String> services) throws StepFailedException, InterruptedException {
    List<String> outdated = new ArrayList<>();
    for (String service : services) {
      if (!reason(service).isEmpty()) {
        outdated.add(service);
      }
    }
    return outdated;
  }

  /** Returns a reason; empty when the service runs as it is configured. */
  String reason(String service) throws StepFailedException, InterruptedException {
    List<ServiceContainer> ours = now.of(List.of(service));
    if (ours.isEmpty()) {
      return "is made and started";
    }
    if (ours.stream().anyMatch(one -> !one.hash().equals(configured.get(service)))) {
      return "is stopped and made anew: its configuration has changed";
    }
    for (ServiceContainer one : ours) {
      if (!one.image().equals(compose.imageId(one.imageName()))) {
        return "is stopped and made anew: there is another image `" + one.imageName() + "`";
      }
    }
    return now.runs(service) ? "" : STARTS;
  }
}
