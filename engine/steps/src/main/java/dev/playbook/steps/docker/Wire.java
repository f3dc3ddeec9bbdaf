package dev.playbook.steps.docker;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request to the engine on a connection of its own, for what the client library cannot do well:
 * files, and a conversation in which one side can end before the other.
 */
public final class Wire implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;
  private static final int LONGEST_LINE = 64 * 1024;

  private final SocketChannel channel;
  private final InputStream in;

  private Wire(SocketChannel channel) {
    this.channel = channel;
    this.in = new BufferedInputStream(Channels.newInputStream(channel), CHUNK);
  }

  /**
   * The head of an answer.
   *
   * @param status the HTTP status
   * @param headers names in lower case
   */
  public record Head(int status, Map<String, String> headers) {
    /** Copies the headers. */
    public Head {
      headers = Map.copyOf(headers);
    }
  }

  static Wire open(DockerHost host) throws IOException {
    return new Wire(host.open());
  }

  /**
   * Sends a request without a body and reads the head of the answer; the body follows as it is, to
   * the end of the connection. Asked in HTTP 1.0, because then nothing comes in chunks, which the
   * client library hands on in pieces of 500 bytes: seven times slower.
   */
  public Head ask(String method, String path) throws IOException {
    return exchange("%s %s HTTP/1.0\r\nHost: docker\r\n\r\n".formatted(method, path));
  }

  /** Sends JSON and asks for a plain connection in both directions instead of an answer. */
  public Head upgrade(String path, String json) throws IOException {
    return exchange(
        ("POST %s HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
            .formatted(path, json.length(), json));
  }

  /** Returns what comes after the head. */
  public InputStream input() {
    return in;
  }

  /** Returns where the other direction is written. */
  public OutputStream output() {
    return Channels.newOutputStream(channel);
  }

  /** Says that nothing more will be written. */
  public void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      // nothing more can be read from it, which is what was wanted
    }
  }

  private Head exchange(String request) throws IOException {
    output().write(request.getBytes(StandardCharsets.US_ASCII));
    String[] first = line().split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/")) {
      throw new IOException("this is no HTTP");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] header = line.split(":", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[header.length - 1].strip());
    }
    return new Head(Integer.parseInt(first[1]), headers);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int letter = in.read(); letter != '\n'; letter = in.read()) {
      if (letter < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the answer broke off");
      }
      line.append((char) letter);
    }
    return line.toString().stripTrailing();
  }
}
