package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.baseline.BaselineText;
import dev.playbook.core.baseline.Taken;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.LoadedTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class BaselineCaptureCommand implements Command {
  private final Console console;
  private final MeasureOptions measures = new MeasureOptions();
  private final Argument<Path> out =
      Argument.option(
          "--out", "FILE", Path.class, "the file to write (default: the baseline of the target)");

  BaselineCaptureCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Measures a target that is well, and writes its baseline. Changes nothing there.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(measures.arguments(), List.of(out));
  }

  @Override
  public Integer call() throws IOException {
    StepCatalog catalog = StepCatalog.discover();
    LoadedTarget.Valid loaded = measures.load(catalog, false, console);
    Path file = out.or(loaded.baseline()).toAbsolutePath();
    List<Taken.Measured> measured = complete(measures.measure(catalog, loaded, console));
    String text = console.masked(BaselineText.of(measured));
    if (Files.exists(file) && Files.readString(file).equals(text)) {
      console.println("`%s` says so already".formatted(shown(file)));
      return Exit.OK;
    }
    Files.createDirectories(file.resolveSibling(""));
    WholeFile.ofAll(file).write(text);
    console.println(
        "wrote `%s`: %d values of %d measures; commit it"
            .formatted(
                shown(file),
                measured.stream().mapToInt(each -> each.values().size()).sum(),
                measured.size()));
    return Exit.OK;
  }

  /** A baseline with a hole would make thresholds that nobody meant. */
  private static List<Taken.Measured> complete(List<Taken> taken) {
    List<Taken.Measured> measured = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Taken each : taken) {
      switch (each) {
        case Taken.Measured whole -> measured.add(whole);
        case Taken.Missing(var measure, String reason) ->
            missing.add("`%s` cannot be measured: %s".formatted(measure.id(), reason));
      }
    }
    if (!missing.isEmpty()) {
      missing.add("nothing was written; a baseline is taken of a system that is well");
      throw new RefusedException(Exit.REFUSED, missing);
    }
    return measured;
  }

  private static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
