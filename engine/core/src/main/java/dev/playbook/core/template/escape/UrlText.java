package dev.playbook.core.template.escape;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A URL: a value at its start is the base, all others are percent-encoded parts (RFC 3986). */
public final class UrlText implements Surroundings {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final StringBuilder soFar = new StringBuilder();
  private boolean onBase;
  private boolean started;

  @Override
  public void pass(String text) {
    soFar.append(text);
    started |= !text.isEmpty();
  }

  @Override
  public void hole() {
    if (onBase && !pathBegan()) {
      throw new Refused("this value would become part of the host", "write a `/` between the two");
    }
    onBase |= !started;
  }

  private boolean pathBegan() {
    return soFar.chars().anyMatch(character -> "/?#".indexOf(character) >= 0);
  }

  @Override
  public String write(@Nullable Object value) {
    String text = PlainText.text(value);
    boolean base = !started;
    started = true;
    return base ? base(text) : part(text);
  }

  private static String base(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return text;
      }
    } catch (URISyntaxException _) {
      throw noBase();
    }
    throw noBase();
  }

  private static Refused noBase() {
    return new Refused(
        "a value at the start of a URL must itself be an http or https URL",
        "name one of the target's `urls`");
  }

  private static String part(String text) {
    if (text.equals(".") || text.equals("..")) {
      throw new Refused("`" + text + "` would change the path of the URL", "");
    }
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(octet)) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || "-._~".indexOf(octet) >= 0;
  }
}
