package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.handbook.Chapter;
import dev.playbook.cli.handbook.Handbook;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.step.StepBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class DocsCommand implements Command {
  private final Console console;
  private final Argument<List<Path>> names =
      Argument.words("NAME", "0..*", Path.class, PlaybookFolder.NAMES);
  private final Argument<Path> output =
      Argument.option(
          "--output", "DIR", Path.class, "where to write the pages (default: docs/playbooks)");

  DocsCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Writes a page of Markdown about each playbook, and one that shows what each of them has"
        + " and lacks. Touches nothing else.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(names, output);
  }

  @Override
  public Integer call() throws IOException {
    Path folder = output.or(Path.of("docs", "playbooks"));
    Map<String, String> pages = Handbook.pages(chapters());
    for (String page : pages.keySet()) {
      refuseSomebodysOwn(folder.resolve(page));
    }
    Files.createDirectories(folder);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey());
      Files.writeString(file, page.getValue());
      console.println("wrote " + file);
    }
    return Exit.OK;
  }

  private List<Chapter> chapters() throws IOException {
    StepCatalog catalog = StepCatalog.discover();
    StepBinder binder = new StepBinder(catalog);
    Map<String, Path> files = new TreeMap<>();
    List<Chapter> chapters = new ArrayList<>();
    List<Path> playbooks = PlaybookFolder.named(names.or(List.of(PlaybookFolder.usual())));
    for (Loaded.Valid valid : LoadOptions.all(playbooks, Optional.empty(), catalog, console)) {
      Path file = valid.playbook().source().path();
      Optional<Path> other = Optional.ofNullable(files.put(valid.playbook().id(), file));
      if (other.isPresent()) {
        throw new RefusedException(
            Exit.USAGE,
            List.of(
                "two playbooks are called `%s`: %s and %s"
                    .formatted(valid.playbook().id(), other.get(), file),
                "help: give one of them another `id`"));
      }
      chapters.add(Chapter.of(valid, binder));
    }
    return chapters;
  }

  private static void refuseSomebodysOwn(Path file) throws IOException {
    if (Files.exists(file) && !Files.readString(file).startsWith(Handbook.MARK)) {
      throw new RefusedException(
          Exit.USAGE,
          List.of(
              "`" + file + "` was not written by this command; nothing was written",
              "help: move it, or name another folder with `--output`"));
    }
  }
}
