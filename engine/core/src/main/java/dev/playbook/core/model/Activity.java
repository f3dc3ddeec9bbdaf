package dev.playbook.core.model;

import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import dev.playbook.spi.Risk;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that is done or looked at: a type with its values.
 *
 * @param type the step type's name
 * @param typeSpan where the type is named
 * @param with the values, templates not rendered yet; an empty block when none is written
 * @param timeout of one attempt
 * @param retry how often a failed attempt is repeated
 * @param until when present, the activity is repeated until it holds
 * @param expect what must hold about the result
 * @param risk what the playbook says about the risk, over what the type says
 */
public record Activity(
    String type,
    Span typeSpan,
    YamlTree.Mapping with,
    Duration timeout,
    RetryPolicy retry,
    Optional<Poll> until,
    Optional<Expression> expect,
    Optional<Risk> risk) {

  /** Returns the same activity, done once and judged by nothing. */
  public Activity once() {
    return new Activity(
        type, typeSpan, with, timeout, RetryPolicy.NEVER, Optional.empty(), Optional.empty(), risk);
  }

  /** Returns the same activity, done once and judged by nothing, with so much time or more. */
  public Activity once(Duration atLeast) {
    Duration longer = timeout.compareTo(atLeast) >= 0 ? timeout : atLeast;
    return new Activity(
        type, typeSpan, with, longer, RetryPolicy.NEVER, Optional.empty(), Optional.empty(), risk);
  }

  /** Returns the expressions that judge its result. */
  public Stream<Expression> judgements() {
    return Stream.concat(until.map(Poll::until).stream(), expect.stream());
  }
}
