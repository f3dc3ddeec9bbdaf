package dev.playbook.steps.http.wire;

import dev.playbook.spi.InputException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers as playbooks write them. */
public final class Headers {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Set<String> SET_BY_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private Headers() {}

  /**
   * Returns the headers of a {@code headers} key.
   *
   * @throws InputException when one cannot be sent
   */
  public static Map<String, Object> checked(Map<String, Object> headers) {
    headers.forEach(Headers::check);
    return headers;
  }

  private static void check(String name, Object value) {
    if (!NAME.matcher(name).matches()) {
      throw new InputException(
          "headers", "`" + name + "` is not a header name", "use letters, digits and `-`");
    }
    if (SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new InputException(
          "headers", "the header `" + name + "` is set by the client itself", "remove it");
    }
    if (!Request.isHeaderValue(String.valueOf(value))) {
      throw new InputException(
          "headers",
          "the value of the header `"
              + name
              + "` holds a line break, a control character or a letter outside of ASCII",
          "write it as one line of ASCII");
    }
  }
}
