package dev.playbook.cli.output;

import dev.playbook.core.plan.Forecast;
import dev.playbook.core.plan.PlannedStep;
import dev.playbook.core.source.Diagnostic;
import dev.playbook.spi.Change;
import dev.playbook.spi.Preview;
import dev.playbook.spi.Resource;
import dev.playbook.spi.Risk;
import dev.playbook.spi.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One forecast of every kind, with texts as long as those of real steps. */
final class Forecasts {
  private static final String INDEX =
      "CREATE INDEX idx_memory_vector_original ON public.memories USING ivfflat (embedding vector_cosine_ops) WITH (lists='100')";
  private static final Resource FILE =
      Resource.containerFile("mem0", "/app/packages/mem0/memory/search.py");
  private static final Preview COPY =
      new Preview(
          "copy `/app/backup/search_original.py` in container `mem0` to `/app/packages/mem0/memory/search.py` in container `mem0`",
          Risk.CHANGE,
          List.of("read `/app/backup/search_original.py` in container `mem0`"),
          Optional.of("the replaced file with its mode and owner"));

  private Forecasts() {}

  /** Returns the step with the forecast that its id asks for. */
  static PlannedStep of(PlannedStep step) {
    return new PlannedStep(step.activity(), of(step.activity().id(), step));
  }

  private static Forecast of(String id, PlannedStep step) {
    return switch (id) {
      case "holds" -> new Forecast.Checked(says("run `date`"), true, "");
      case "does-not-hold" ->
          new Forecast.Checked(
              says("run `date`"),
              false,
              "`result.exitCode == 0` does not hold: result.exitCode is 127, because there is no program `date` in the folders of PATH");
      case "appears" ->
          will(new Resource("index", "mem0-db", "idx_original"), State.ABSENT, State.known(INDEX));
      case "replaced" -> will(FILE, State.known("WORKERS=8"), State.known("WORKERS=4"));
      case "edited" -> will(FILE, State.known(lines(1, 40)), State.known(lines(2, 41)));
      case "removed" ->
          will(
              Resource.hostFile("/srv/mem0/" + "a-folder-with-a-long-name/".repeat(5) + "x.conf"),
              State.known("x"),
              State.ABSENT);
      case "decided-later" ->
          new Forecast.WillChange(
              says("restart container `mem0`"),
              List.of(
                  new Change(
                          Resource.container("mem0"),
                          State.known("running, healthy, since 2026-11-23 03:00:47 UTC"),
                          State.unknown("started anew, the time is decided then"))
                      .noting(
                          "felt by openmemory-mcp and ui, which answer nothing for about 9 seconds meanwhile")));
      case "done" -> new Forecast.NothingToDo(COPY, "both files are the same already");
      case "reads" -> new Forecast.Reads(says("GET http://127.0.0.1:8000/health"));
      case "asks" -> new Forecast.Asks(says("ask winston: Is the dump on the other machine?"));
      case "waits" ->
          new Forecast.KnownAfter(
              Optional.of(COPY), "appears", "whether it runs depends on that step");
      case "waits-blind" ->
          new Forecast.KnownAfter(
              Optional.empty(), "appears", "its values depend on what that step gives");
      case "perhaps" -> new Forecast.Perhaps("asks", will(FILE, State.known("a"), State.ABSENT));
      case "opaque" ->
          new Forecast.Opaque(
              new Preview("run a script", Risk.CHANGE, List.of(script(20))),
              "nobody can see what a script does; with `inspect:` the plan shows whether it is done");
      case "computed" -> new Forecast.Computed(COPY);
      case "skipped" -> new Forecast.Skipped("inputs.scope == 'index' does not hold");
      case "blocked" ->
          new Forecast.Blocked(
              COPY,
              "`/app/backup/search_original.py` is not in container `mem0`",
              "put it there, or name the file that is: `/app/backup/search.py`");
      case "faulty" ->
          new Forecast.Faulty(
              Diagnostic.error("PB0312", step.activity().span(), "`lists` must be 1 or more")
                  .hint("give a number from 1 on"));
      default -> step.forecast();
    };
  }

  private static Preview says(String summary) {
    return new Preview(summary, Risk.READ, List.of());
  }

  private static Forecast will(Resource resource, State before, State after) {
    return new Forecast.WillChange(COPY, List.of(new Change(resource, before, after)));
  }

  private static String lines(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> "setting_%d = %d".formatted(number, number % 3 == 0 ? last : 0))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String script(int lines) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(
            number ->
                "docker exec mem0 python3 -m mem0.maintenance --part %d --of %d --folder /var/lib/mem0/parts/%d"
                    .formatted(number, lines, number))
        .collect(Collectors.joining("\n"));
  }
}
