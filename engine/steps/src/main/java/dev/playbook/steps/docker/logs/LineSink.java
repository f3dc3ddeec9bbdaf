package dev.playbook.steps.docker.logs;

import java.io.IOException;

/** Takes lines without their ends. */
@FunctionalInterface
interface LineSink {
  void add(String line) throws IOException;
}
