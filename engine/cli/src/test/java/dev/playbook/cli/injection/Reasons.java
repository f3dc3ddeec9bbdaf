package dev.playbook.cli.injection;

import java.util.function.Function;

/** Why payloads are refused. */
final class Reasons {
  private Reasons() {}

  /** What no text can hold. */
  static String halfACharacter(Payload payload) {
    boolean half =
        payload.text().codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff);
    return half ? "half a character" : "";
  }

  /** What no text, and nothing that is written in C, can hold. */
  static Function<Payload, String> nul(String reason) {
    return payload -> payload.has("\0") ? reason : halfACharacter(payload);
  }
}
