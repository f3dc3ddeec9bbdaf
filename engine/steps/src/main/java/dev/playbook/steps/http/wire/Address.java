package dev.playbook.steps.http.wire;

import dev.playbook.spi.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses as playbooks write them. */
public final class Address {
  private Address() {}

  /**
   * Returns the address that a {@code url} key names, http or https.
   *
   * @throws InputException when it is none, or names a user
   */
  public static URI checked(String text) {
    URI url = parsed(text);
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new InputException(
          "url", "`" + text + "` is not an http or https address", "begin it with `http://`");
    }
    if (url.getRawUserInfo() != null) {
      throw new InputException(
          "url", "a user name or password in an address is shown everywhere", "use `headers`");
    }
    if (url.getHost() == null || url.getPort() > 65_535) {
      throw new InputException(
          "url",
          "`" + text + "` names no valid host and port",
          "write it as `http://host:port/path`; a host name holds letters, digits, `-` and `.`");
    }
    return url;
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new InputException(
          "url",
          "`" + text + "` is not a valid address: character " + (e.getIndex() + 1) + " is wrong",
          "percent-encode what is no part of an address");
    }
  }
}
