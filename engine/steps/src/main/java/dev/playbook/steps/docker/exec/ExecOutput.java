package dev.playbook.steps.docker.exec;

import dev.playbook.spi.StepContext;
import dev.playbook.steps.docker.Multiplexed;
import dev.playbook.steps.http.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command prints: shown line by line, kept in part, or diverted into a file. Locked, because
 * a step that is stopped gives out its last line while another thread still listens.
 */
final class ExecOutput implements Multiplexed.Output {
  private static final int TOLD = 5;
  private static final Set<Integer> NOT_BEGUN = Set.of(126, 127);
  private static final List<String> REFUSALS =
      List.of("OCI runtime exec failed", "unable to find user", "unable to find group");

  private final Heard stdout;
  private final Heard stderr;
  private @Nullable OutputStream file;
  private volatile @Nullable String fault;

  ExecOutput(StepContext context) {
    this.stdout = new Heard(context::output);
    this.stderr = new Heard(context::output);
  }

  /** Lets the standard output go there and nowhere else. */
  void divert(OutputStream stream) {
    file = stream;
  }

  @Override
  public synchronized void stdout(byte[] bytes, int length) throws IOException {
    if (file == null) {
      stdout.add(bytes, length);
    } else {
      file.write(bytes, 0, length);
    }
  }

  @Override
  public synchronized void stderr(byte[] bytes, int length) {
    stderr.add(bytes, length);
  }

  synchronized void finish() {
    stdout.finish();
    stderr.finish();
  }

  /** Remembers that a part of the output could not be read or written. */
  void breakOff(@Nullable Throwable reason) {
    fault = reason instanceof IOException ? String.valueOf(reason.getMessage()) : "it broke off";
  }

  /** Returns why a part of the output is missing. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** Returns why the engine could not start the command at all, if this is what it printed. */
  Optional<String> refusal(int code) {
    String text = stdout.text() + stderr.text();
    return NOT_BEGUN.contains(code) && REFUSALS.stream().anyMatch(text::startsWith)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Returns the last lines as a block below a message. */
  String lastLines() {
    List<String> last = stderr.last(TOLD).isEmpty() ? stdout.last(TOLD) : stderr.last(TOLD);
    return last.isEmpty() ? "" : "\n  " + String.join("\n  ", last);
  }

  Map<String, Object> values(int code) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("exitCode", (long) code);
    values.put("stdout", stdout.text());
    values.put("stderr", stderr.text());
    values.put("lines", stdout.text().lines().toList());
    values.put("json", stdout.isCut() ? null : json(stdout.text()));
    return Collections.unmodifiableMap(values);
  }

  /** Returns the same without what is null, for an expression that judges a failure. */
  Map<String, Object> known(int code) {
    Map<String, Object> known = new LinkedHashMap<>();
    values(code)
        .forEach(
            (name, value) -> {
              if (value != null) {
                known.put(name, value);
              }
            });
    return known;
  }

  /** Parses only what looks like an object or a list, so that other output costs nothing. */
  private static @Nullable Object json(String text) {
    boolean mayBe = text.startsWith("{") || text.startsWith("[");
    return mayBe ? JsonText.read(text).map(JsonText.Parsed::value).orElse(null) : null;
  }
}
