package dev.playbook.steps.docker.kill;

import dev.playbook.spi.Inspection.Blocked;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Which processes are ended, and what must not be ended by mistake.
 *
 * @param matching which are meant
 * @param count how many there must be, in all containers, if there are any
 * @param mainProcess whether the first process of a container may be among them
 */
record Guard(Matching matching, OptionalLong count, boolean mainProcess) {
  private static final int MANY = 20;
  private static final int TOLD = 10;

  /** Returns why none of these may be ended. */
  Optional<Blocked> refusal(List<Target> targets) {
    return mainAmong(targets).or(() -> miscounted(targets));
  }

  private Optional<Blocked> mainAmong(List<Target> targets) {
    return targets.stream()
        .filter(target -> !mainProcess && target.isMain())
        .findFirst()
        .map(
            main ->
                new Blocked(
                    "the first process of container `%s` is among them, and with it the container ends: %s"
                        .formatted(main.container().name(), main.words()),
                    "narrow `match`, use `docker.stop` or `docker.restart`, or write"
                        + " `mainProcess: true`"));
  }

  private Optional<Blocked> miscounted(List<Target> targets) {
    boolean wrong = count.isPresent() ? targets.size() != count.getAsLong() : targets.size() > MANY;
    if (targets.isEmpty() || !wrong) {
      return Optional.empty();
    }
    String wanted = count.isPresent() ? "not " + count.getAsLong() : "more than " + MANY;
    return Optional.of(
        new Blocked(
            "%d processes match, %s: %s".formatted(targets.size(), wanted, listed(targets)),
            "narrow `match`, or write `count: %d` if they are all meant"
                .formatted(targets.size())));
  }

  private static String listed(List<Target> targets) {
    String some = targets.stream().limit(TOLD).map(Target::words).collect(Collectors.joining("; "));
    return targets.size() > TOLD ? some + "; …" : some;
  }
}
