package dev.playbook.core.load.step;

import dev.playbook.core.model.Durations;
import dev.playbook.core.model.Sizes;
import dev.playbook.core.model.Target;
import dev.playbook.core.source.DidYouMean;
import dev.playbook.spi.Connection;
import dev.playbook.spi.InputException;
import dev.playbook.spi.Inputs;
import dev.playbook.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a step type sees of its values. */
final class BoundInputs implements Inputs {
  private final Values.Block values;
  private final Target target;

  BoundInputs(Values.Block values, Target target) {
    this.values = values;
    this.target = target;
  }

  @Override
  public boolean has(String key) {
    return values.get(key).isPresent();
  }

  @Override
  public String text(String key) {
    return optionalText(key)
        .orElseThrow(() -> new InputException(key, "`%s` is missing".formatted(key), ""));
  }

  @Override
  public Optional<String> optionalText(String key) {
    return one(key).map(value -> text(key, value));
  }

  @Override
  public List<String> texts(String key) {
    return switch (values.get(key).orElse(null)) {
      case null -> List.of();
      case Values.Many many -> many.items().stream().map(item -> textOf(key, item)).toList();
      case Values.One one -> List.of(textOf(key, one));
      case Values.Block _ -> throw wrong(key, "a list of texts");
    };
  }

  @Override
  public long integer(String key, long fallback) {
    return one(key).map(value -> integer(key, value)).orElse(fallback);
  }

  @Override
  public boolean flag(String key, boolean fallback) {
    return one(key).map(value -> flag(key, value)).orElse(fallback);
  }

  @Override
  public Duration duration(String key, Duration fallback) {
    return one(key).map(value -> duration(key, value)).orElse(fallback);
  }

  @Override
  public long size(String key, long fallback) {
    return one(key).map(value -> size(key, value)).orElse(fallback);
  }

  @Override
  public Map<String, Object> block(String key) {
    return switch (values.get(key).orElse(null)) {
      case null -> Map.of();
      case Values.Block block -> block.plain();
      case Values.One _, Values.Many _ -> throw wrong(key, "a block of keys");
    };
  }

  @Override
  public Optional<Object> value(String key) {
    return values.get(key).flatMap(value -> Optional.ofNullable(value.plain()));
  }

  @Override
  public List<Inputs> blocks(String key) {
    return switch (values.get(key).orElse(null)) {
      case null -> List.of();
      case Values.Many many -> many.items().stream().map(item -> inputs(key, item)).toList();
      case Values.Block block -> List.of(new BoundInputs(block, target));
      case Values.One _ -> throw wrong(key, "a list of blocks");
    };
  }

  @Override
  public Connection connection(String key) {
    String name = text(key);
    Connection connection = target.connections().get(name);
    if (connection == null) {
      throw unknown(key, "connection", name, target.connections());
    }
    return connection;
  }

  @Override
  public List<String> containers(String key) {
    return texts(key).stream().map(name -> container(key, name)).toList();
  }

  @Override
  public Map<String, String> containerNames() {
    return target.containers();
  }

  private String container(String key, String name) {
    String real = target.containers().get(name);
    if (real == null) {
      throw unknown(key, "container", name, target.containers());
    }
    return real;
  }

  private InputException unknown(String key, String noun, String name, Map<String, ?> known) {
    return new InputException(
        key,
        "the target `%s` has no %s `%s`".formatted(target.id(), noun, name),
        DidYouMean.among(known.keySet(), name));
  }

  private Optional<Object> one(String key) {
    return switch (values.get(key).orElse(null)) {
      case null -> Optional.empty();
      case Values.One one -> Optional.ofNullable(one.value());
      case Values.Many _, Values.Block _ -> throw wrong(key, "a single value");
    };
  }

  private Inputs inputs(String key, Values item) {
    if (item instanceof Values.Block block) {
      return new BoundInputs(block, target);
    }
    throw wrong(key, "a list of blocks");
  }

  private static String textOf(String key, Values item) {
    if (item instanceof Values.One one && one.value() != null) {
      return text(key, one.value());
    }
    throw wrong(key, "a list of texts");
  }

  private static String text(String key, Object value) {
    return switch (value) {
      case Secret secret ->
          throw new InputException(
              key,
              "the secret `%s` cannot stand in `%s`".formatted(secret.name(), key),
              "give it where values may be secret, for example in `env` or `headers`");
      case Duration duration -> Durations.format(duration);
      case String _, Long _, Double _, Boolean _ -> value.toString();
      default -> throw wrong(key, "text");
    };
  }

  private static long integer(String key, Object value) {
    return switch (value) {
      case Long number -> number;
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          number.longValue();
      case String text when text.strip().matches("-?\\d{1,18}") -> Long.parseLong(text.strip());
      default -> throw wrong(key, "a whole number");
    };
  }

  private static boolean flag(String key, Object value) {
    return switch (value) {
      case Boolean flag -> flag;
      case String text when text.equals("true") || text.equals("false") -> text.equals("true");
      default -> throw wrong(key, "true or false");
    };
  }

  private static Duration duration(String key, Object value) {
    Optional<Duration> duration =
        switch (value) {
          case Duration given -> Optional.of(given);
          case String text -> Durations.parse(text);
          default -> Optional.empty();
        };
    return duration.orElseThrow(
        () -> new InputException(key, "`%s` is not a duration".formatted(key), Durations.UNITS));
  }

  private static long size(String key, Object value) {
    OptionalLong size =
        switch (value) {
          case Long bytes -> OptionalLong.of(bytes);
          case String text -> Sizes.parse(text);
          default -> OptionalLong.empty();
        };
    return size.orElseThrow(
        () -> new InputException(key, "`%s` is not a size".formatted(key), Sizes.UNITS));
  }

  private static InputException wrong(String key, String wanted) {
    return new InputException(key, "`%s` must be %s".formatted(key, wanted), "");
  }
}
