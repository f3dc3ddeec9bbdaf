package dev.playbook.steps.http.wire;

import dev.playbook.spi.Secret;
import dev.playbook.steps.http.json.JsonText;
import java.util.Optional;

/** What a request carries. */
public sealed interface Payload {

  /** Nothing. */
  record None() implements Payload {}

  /**
   * A text as it stands.
   *
   * @param value a scalar or a {@link Secret}
   */
  record Text(Object value) implements Payload {}

  /**
   * A value written as JSON.
   *
   * @param value in the form of {@link dev.playbook.spi.Inputs#block}; empty is JSON's null
   */
  record Json(Optional<Object> value) implements Payload {}

  /** Returns the media type that goes without saying. */
  default Optional<String> contentType() {
    return switch (this) {
      case None _, Text _ -> Optional.empty();
      case Json _ -> Optional.of("application/json");
    };
  }

  /** Returns the text with secrets as {@code ***}. */
  default String shown() {
    return switch (this) {
      case None _ -> "";
      case Text(Object value) -> value.toString();
      case Json(Optional<Object> value) -> JsonText.write(value.orElse(null), Secret::toString);
    };
  }

  /** Returns the text that is sent. */
  default String revealed() {
    return switch (this) {
      case None _ -> "";
      case Text(Object value) ->
          value instanceof Secret secret ? secret.reveal() : value.toString();
      case Json(Optional<Object> value) -> JsonText.write(value.orElse(null), Secret::reveal);
    };
  }
}
