package dev.playbook.steps.docker.lifecycle;

import dev.playbook.spi.State;
import dev.playbook.steps.docker.Container;
import dev.playbook.steps.docker.lifecycle.command.Looks;
import java.time.Instant;
import java.util.List;

/**
 * A container to which something was about to be done, as a record of an intent log.
 *
 * @param startedAt when it had been started last
 * @param status how it was
 * @param words the same with more about it
 * @param at when the engine of the step wrote this, by its wall clock
 */
record Intended(
    String name, String id, Instant startedAt, String status, String words, Instant at) {

  static Intended of(Container before) {
    return new Intended(
        before.name(),
        before.id(),
        before.startedAt(),
        before.status(),
        Looks.words(before),
        Instant.now());
  }

  static Intended of(List<String> record) {
    return new Intended(
        record.get(0),
        record.get(1),
        Instant.parse(record.get(2)),
        record.get(3),
        record.get(4),
        Instant.parse(record.get(5)));
  }

  List<List<String>> record() {
    return List.of(List.of(name, id, startedAt.toString(), status, words, at.toString()));
  }

  State state() {
    return State.known(words);
  }
}
