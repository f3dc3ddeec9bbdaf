package dev.playbook.steps.docker.logs;

import java.util.Map;

/** How many lines one container printed. */
final class Counted {
  private long read;
  private long matched;

  void add(boolean matches) {
    read++;
    matched += matches ? 1 : 0;
  }

  Map<String, Object> values() {
    return Map.of("read", read, "matched", matched);
  }
}
