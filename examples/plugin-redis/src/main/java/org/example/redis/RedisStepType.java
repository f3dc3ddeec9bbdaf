package org.example.redis;

import dev.playbook.spi.Connection;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepType;
import java.util.List;
import java.util.Map;

/** Sets and deletes keys of a Redis database. */
public final class RedisStepType implements StepType {
  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Step bind(Inputs with) {
    Connection connection = with.connection("connection");
    if (!connection.type().equals("redis")) {
      throw new InputException(
          "connection",
          "`" + connection.name() + "` is of type `" + connection.type() + "`, not `redis`",
          "name a connection of type `redis`");
    }
    Map<String, Object> set = with.block("set");
    List<String> delete = with.texts("delete");
    for (String key : delete) {
      if (set.containsKey(key)) {
        throw new InputException("delete", "`" + key + "` is set and deleted", "do one of them");
      }
    }
    return new RedisStep(new Server(connection), set, delete);
  }
}
