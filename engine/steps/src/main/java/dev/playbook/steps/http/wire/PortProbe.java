package dev.playbook.steps.http.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** Sees whether anybody listens, without sending a byte. */
public final class PortProbe {
  private PortProbe() {}

  /** Returns one phrase about the service's port; ends early when interrupted. */
  public static String look(URI url, Duration limit) {
    String place = "`" + Fault.place(url) + "`";
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(url.getHost(), Fault.port(url)), Math.toIntExact(limit.toMillis()));
      return place + " takes connections";
    } catch (IOException e) {
      return place + " takes no connections now";
    }
  }
}
