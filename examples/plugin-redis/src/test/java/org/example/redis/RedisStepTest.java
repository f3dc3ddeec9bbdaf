package org.example.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Inspection;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Secret;
import dev.playbook.spi.State;
import dev.playbook.spi.StepFailedException;
import dev.playbook.spi.StepFailedException.Certainty;
import dev.playbook.spi.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisStepTest {
  private RealRedis redis;
  private Jedis client;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    redis = RealRedis.start();
    client = redis.client();
    client.set("mode", "new");
    client.psetex("session", 600_000, "abc");
    client.rpush("queue", "1", "2");
  }

  @AfterEach
  void stop() {
    client.close();
    redis.close();
  }

  @Test
  void saysWhatItWillSendWithoutLooking() {
    RedisStep step = step(Map.of("mode", new Secret("mode", () -> "hidden")), List.of("queue"));
    assertThat(step.preview().sent()).containsExactly("SET mode ***", "DEL queue");
    assertThat(step.preview().risk()).isEqualTo(Risk.DESTROY);
  }

  @Test
  void showsEveryKeyAsItIsAndWillBe() throws Exception {
    Inspection seen = step(Map.of("mode", "old"), List.of("queue", "absent")).inspect(Context.PATIENT);
    List<Change> changes = ((Inspection.WillChange) seen).changes();
    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst())
        .isEqualTo(new Change(key("mode"), State.known("new"), State.known("old")));
    assertThat(changes.getLast().before()).asString().contains("list ");
    assertThat(changes.getLast().after()).isEqualTo(State.ABSENT);
    assertThat(client.get("mode")).isEqualTo("new");
  }

  @Test
  void startsFromWhatAnEarlierStepLeaves() throws Exception {
    World world = resource -> Optional.of(State.known("old")).filter(_ -> resource.equals(key("mode")));
    assertThat(step(Map.of("mode", "old"), List.of()).inspect(new Context(Duration.ofSeconds(5), world)))
        .isInstanceOf(Inspection.NothingToDo.class);
  }

  @Test
  void doesItAndTakesItBackWithKindAndTimeToLive() throws Exception {
    RedisStep step = step(Map.of("mode", "old", "extra", "1"), List.of("session", "queue"));
    Captured kept = step.capture(Context.PATIENT);
    assertThat(step.run(Context.PATIENT).changed()).isTrue();
    assertThat(client.mget("mode", "extra", "session")).containsExactly("old", "1", null);
    assertThat(step.run(Context.PATIENT).changed()).isFalse();

    assertThat(step.undo(kept, Context.PATIENT).changed()).isTrue();
    assertThat(client.mget("mode", "extra", "session")).containsExactly("new", null, "abc");
    assertThat(client.pttl("session")).isBetween(500_000L, 600_000L);
    assertThat(client.lrange("queue", 0, -1)).containsExactly("1", "2");
    assertThat(step.undo(kept, Context.PATIENT).changed()).isFalse();
  }

  @Test
  void saysThatThePasswordIsWrongAndNotWhichItIs() {
    RedisStep step = new RedisStep(new Server(redis.connection("wrong-9921")), Map.of("a", "1"), List.of());
    StepFailedException refused =
        catchThrowableOfType(StepFailedException.class, () -> step.run(Context.PATIENT));
    assertThat(refused.certainty()).isEqualTo(Certainty.NOT_STARTED);
    assertThat(refused.getMessage()).contains("WRONGPASS").doesNotContain("wrong-9921");
  }

  @Test
  void givesUpInTimeWhenNobodyAnswers() throws Exception {
    redis.freeze();
    Context hurried = new Context(Duration.ofMillis(700), World.AS_IT_IS);
    StepFailedException silent =
        catchThrowableOfType(
            StepFailedException.class, () -> step(Map.of("mode", "old"), List.of()).run(hurried));
    assertThat(silent.certainty()).isEqualTo(Certainty.NOT_STARTED);
    assertThat(silent.getMessage()).contains("Redis `cache` at 127.0.0.1:").contains("timed out");
  }

  @Test
  void saysThatNobodyListens() {
    redis.close();
    client.close();
    StepFailedException refused =
        catchThrowableOfType(
            StepFailedException.class,
            () -> step(Map.of("mode", "old"), List.of()).inspect(Context.PATIENT));
    assertThat(refused.getMessage()).contains("cannot be used");
  }

  private RedisStep step(Map<String, Object> set, List<String> delete) {
    return new RedisStep(new Server(redis.connection(RealRedis.PASSWORD)), set, delete);
  }

  private static Resource key(String name) {
    return new Resource("redis", "cache", name);
  }
}
