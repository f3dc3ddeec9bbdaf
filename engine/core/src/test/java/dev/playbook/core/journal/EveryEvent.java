package dev.playbook.core.journal;

import dev.playbook.core.activity.Outcome;
import dev.playbook.core.activity.SealedCapture;
import dev.playbook.core.plan.Phase;
import dev.playbook.core.plan.RunFacts;
import dev.playbook.core.run.Resolution;
import dev.playbook.core.run.RunEvent;
import dev.playbook.core.run.Verdict;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Change;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import dev.playbook.spi.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of every kind, with everything that they can hold. */
final class EveryEvent {
  static final Instant AT = Instant.parse("2025-01-21T03:14:02.123Z");

  private EveryEvent() {}

  static List<RunEvent> once() {
    StepResult result =
        StepResult.changed(
            List.of(
                new Change(Resource.hostFile("/a"), State.known("x\ny"), State.ABSENT)
                    .noting("one"),
                new Change(Resource.container("mem0"), State.ABSENT, State.unknown("later"))),
            Map.of(
                "rows",
                List.of(Map.of("n", 1L)),
                "ratio",
                0.5,
                "text",
                "ä\u2028\"",
                "ok",
                true,
                "p95",
                Duration.ofMillis(143),
                "since",
                AT));
    return List.of(
        new RunEvent.Started(
            AT,
            "7Q2K",
            "epic2-search",
            "Roll back",
            "ab12",
            "mem0-local",
            new RunEvent.Occasion(
                Optional.of("full"),
                Map.of("epic", "2"),
                List.of("search-timeout"),
                Optional.of("search is slow")),
            "1.0",
            Map.of("scope", "all"),
            new RunEvent.EngineProcess("winston", "ops1", 4121, "99", "boot"),
            Optional.of(Duration.ofMinutes(15)),
            Optional.empty(),
            Optional.of(new RunFacts.Basis("cd34", List.of("a: sent: x → y"))),
            Map.of("playbook.yml", "ef56"),
            List.of(
                new RunEvent.Item(Phase.STEP, "index/a", "sql", "A", true, List.of("result.ok")))),
        new RunEvent.AttemptStarted(
            AT, "index/a", 1, "do it", Risk.DESTROY, List.of("DROP"), Duration.ofSeconds(3)),
        new RunEvent.Kept(
            AT,
            "index/a",
            new SealedCapture(
                new Captured(Map.of("definition", "CREATE INDEX")), Map.of("file", "5f70bf18"))),
        new RunEvent.Waiting(AT, "index/a", 2, "not yet"),
        new RunEvent.AttemptEnded(
            AT, "index/a", 1, new Outcome.Succeeded(result), Duration.ofMillis(1234)),
        new RunEvent.AttemptEnded(
            AT,
            "b",
            1,
            new Outcome.Failed(Outcome.Cause.TIMED_OUT, "late", "look"),
            Duration.ofMillis(1)),
        new RunEvent.AttemptEnded(
            AT, "c", 1, new Outcome.Unknown("gone", "look"), Duration.ofMillis(1)),
        new RunEvent.Skipped(AT, "d", "when x"),
        new RunEvent.StopRequested(AT, "interrupt"),
        new RunEvent.Reopened(
            AT,
            new RunEvent.EngineProcess("winston", "ops1", 4200, "100", "boot"),
            "1.1",
            "resume",
            17,
            List.of("index/a"),
            List.of("validations/a")),
        new RunEvent.Resolved(AT, "index/a", Resolution.RERUN, "winston", "looked at it"),
        new RunEvent.GivenUp(AT, "winston", "run 7QXX took over"),
        new RunEvent.UndoStarted(
            AT,
            Optional.of("winston"),
            List.of("index/a"),
            List.of(new RunEvent.Item(Phase.UNDO, "undo/index/a", "sql", "A", false, List.of()))),
        new RunEvent.Noted(AT, "by the way"),
        new RunEvent.Filled(AT, "why", "winston", "nobody had tried it"),
        new RunEvent.Ended(AT, Verdict.FAILED_KEPT, "step `b` failed", Duration.ofSeconds(9)));
  }
}
