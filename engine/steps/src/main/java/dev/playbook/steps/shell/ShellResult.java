package dev.playbook.steps.shell;

import dev.playbook.steps.http.json.JsonText;
import dev.playbook.steps.process.Ended;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What expressions see of a command that ended. */
final class ShellResult {
  private ShellResult() {}

  static Map<String, Object> values(Ended ended) {
    String output = ended.output().strip();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("exitCode", (long) ended.exitCode());
    values.put("stdout", output);
    values.put("stderr", ended.error().strip());
    values.put("lines", output.lines().toList());
    values.put("json", ended.isCut() ? null : json(output));
    return Collections.unmodifiableMap(values);
  }

  /** Parses only what looks like an object or a list, so that other output costs nothing. */
  private static @Nullable Object json(String output) {
    boolean mayBe =
        (output.startsWith("{") && output.endsWith("}"))
            || (output.startsWith("[") && output.endsWith("]"));
    return mayBe ? JsonText.read(output).map(JsonText.Parsed::value).orElse(null) : null;
  }
}
