package dev.playbook.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.core.activity.ActivityRunner.Attempt;
import dev.playbook.core.activity.ActivityRunner.CaptureOutcome;
import dev.playbook.core.activity.ActivityRunner.Listener;
import dev.playbook.core.expression.Scope;
import dev.playbook.core.model.Activity;
import dev.playbook.core.model.RetryPolicy;
import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import dev.playbook.core.source.YamlTree;
import dev.playbook.spi.Captured;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Risk;
import dev.playbook.spi.Step;
import dev.playbook.spi.StepContext;
import dev.playbook.spi.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step keeps for its undo, and puts back. */
final class ActivityRunnerTest {
  private static final String KEY = "rows";

  @TempDir Path directories;

  /** Deletes rows, and notes each before it is gone. */
  private record DeletingStep(String row) implements Step {
    @Override
    public Preview preview() {
      return new Preview("delete", Risk.DESTROY, List.of());
    }

    @Override
    public Captured capture(StepContext context) {
      return new Captured(Map.of("file", "rows.jsonl"));
    }

    @Override
    public StepResult run(StepContext context) {
      try {
        Files.writeString(context.directory().resolve("rows.jsonl"), row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return StepResult.changed(List.of(), Map.of());
    }

    @Override
    public StepResult undo(Captured captured, StepContext context) {
      return StepResult.changed(List.of(), Map.of());
    }
  }

  @Test
  void sealsNothingOfAnAttemptThatSomebodyResolvedAsNotDone() throws IOException {
    assertThat(undone(new DeletingStep("1"))).isInstanceOf(Outcome.Succeeded.class);
    assertThat(undone(new DeletingStep("2"))).isInstanceOf(Outcome.Succeeded.class);
  }

  private Outcome undone(Step step) {
    ActivityRunner runner = runner();
    var kept = (CaptureOutcome.Kept) runner.capture(step, attempt(), Listener.SILENT);
    assertThat(runner.run(step, attempt(), Listener.SILENT)).isInstanceOf(Outcome.Succeeded.class);
    return runner.undo(step, kept.kept(), KEY, attempt(), Listener.SILENT);
  }

  private ActivityRunner runner() {
    return new ActivityRunner(
        new Workspace(
            "TEST", directories, Map.of(), new OpenClients(), Operator.NOBODY, directories),
        new StopSignal());
  }

  private static Attempt attempt() {
    Source source = new Source(Path.of("test.yml"), "test.yml", "type: rows");
    Span span = new Span(source, 1, 1, 1, 1);
    Activity activity =
        new Activity(
            "rows",
            span,
            new YamlTree.Mapping(List.of(), span),
            Duration.ofMinutes(1),
            RetryPolicy.NEVER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Attempt(KEY, 1, activity, new Scope(Map.of()), Deadline.in(Duration.ofMinutes(1)));
  }
}
