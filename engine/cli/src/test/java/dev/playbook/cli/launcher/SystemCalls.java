package dev.playbook.cli.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a command and its children asked of the kernel, as {@code strace} wrote it down.
 *
 * @param lines one call each
 */
record SystemCalls(List<String> lines) {
  private static final Pattern STARTED = Pattern.compile("execve\\(\"([^\"]*)\"");
  private static final Pattern OPENED = Pattern.compile("openat\\([^,]+, \"([^\"]*)\"");
  private static final Pattern CONNECTED = Pattern.compile("connect\\(\\d+, (\\{.*?})");

  /** Returns the words that stand before a command so that its calls are written down. */
  static List<String> recorder(Path file) {
    return List.of(
        "strace",
        "-f",
        "-s",
        "4096",
        "-e",
        "trace=execve,connect,openat",
        "-e",
        "signal=none",
        "-o",
        file.toString());
  }

  static SystemCalls in(Path file) throws IOException {
    return new SystemCalls(Files.readAllLines(file));
  }

  /** Returns the programs, in the order of their starts. */
  List<String> started() {
    return all(STARTED);
  }

  /** Returns the files that were opened, or looked for in vain. */
  List<String> opened() {
    return all(OPENED).stream().distinct().toList();
  }

  /** Returns the addresses of services. */
  List<String> connected() {
    return all(CONNECTED);
  }

  private List<String> all(Pattern call) {
    return lines.stream()
        .flatMap(line -> call.matcher(line).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
