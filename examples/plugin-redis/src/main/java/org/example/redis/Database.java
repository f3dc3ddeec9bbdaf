package org.example.redis;

import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.RestoreParams;

/** One open connection. Tells what is there, writes, and puts back. */
final class Database implements AutoCloseable {
  private static final int MOST_BYTES = 1_000_000;
  private static final String NEVER = "";

  private final Jedis client;

  Database(Jedis client) {
    this.client = client;
  }

  Map<String, State> states(List<String> keys) throws StepFailedException {
    Map<String, State> states = new LinkedHashMap<>();
    for (String key : keys) {
      states.put(key, state(key));
    }
    return states;
  }

  /** A text is known as it is, anything else by its kind and serialised form. */
  State state(String key) throws StepFailedException {
    return read(
        () ->
            switch (client.type(key)) {
              case "none" -> State.ABSENT;
              case "string" -> State.known(client.get(key));
              case String kind -> State.known(kind + " " + encoded(client.dump(key)));
            });
  }

  /** Returns what {@link #putBack} needs; an empty block for a key that is not there. */
  Map<String, Object> keep(String key) throws StepFailedException {
    byte @Nullable [] dump = read(() -> client.dump(key));
    if (dump == null) {
      return Map.of();
    }
    if (dump.length > MOST_BYTES) {
      throw StepFailedException.notStarted(
          "the value of `%s` has %s bytes, too many to be kept".formatted(key, dump.length),
          "delete it by hand, or leave it",
          null);
    }
    return Map.of("dump", encoded(dump), "millis", read(() -> Math.max(0, client.pttl(key))));
  }

  void putBack(String key, @Nullable Object kept) throws StepFailedException {
    if (kept instanceof Map<?, ?> block && block.get("dump") instanceof String dump) {
      long millis = block.get("millis") instanceof Number number ? number.longValue() : 0;
      byte[] value = Base64.getDecoder().decode(dump);
      change(() -> client.restore(key, millis, value, RestoreParams.restoreParams().replace()));
    } else {
      change(() -> client.del(key));
    }
  }

  /** Does all of it or nothing. */
  void write(Map<String, String> set, List<String> delete) throws StepFailedException {
    change(
        () -> {
          Transaction all = client.multi();
          set.forEach(all::set);
          delete.forEach(all::del);
          return all.exec();
        });
  }

  @Override
  public void close() {
    client.disconnect();
  }

  private static <T> T read(Supplier<T> question) throws StepFailedException {
    try {
      return question.get();
    } catch (JedisException fault) {
      throw StepFailedException.notStarted("Redis did not answer: " + reason(fault), NEVER, fault);
    }
  }

  /** A connection that breaks while it writes leaves nobody who knows. */
  private static void change(Supplier<?> work) throws StepFailedException {
    try {
      work.get();
    } catch (JedisConnectionException cut) {
      throw StepFailedException.unknown(
          "the connection to Redis broke: " + reason(cut), "look at the keys", cut);
    } catch (JedisException refused) {
      throw new StepFailedException("Redis refused: " + reason(refused), "look at its log");
    }
  }

  private static String reason(JedisException fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static String encoded(byte[] bytes) {
    return bytes.length == 0 ? "" : Base64.getEncoder().encodeToString(bytes);
  }
}
