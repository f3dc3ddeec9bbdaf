package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.PlaybookList;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.json.Json;
import dev.playbook.core.load.PlaybookLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class ListCommand implements Command {
  private final Console console;
  private final Argument<Path> folder =
      Argument.word("FOLDER", "0..1", Path.class, "where to look (default: playbooks, else here)");
  private final Argument<DocumentFormat> format = DocumentFormat.option();

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Lists the playbooks of a folder, faulty ones included.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(folder, format);
  }

  @Override
  public Integer call() throws IOException {
    PlaybookLoader loader = LoadOptions.loader(StepCatalog.discover());
    PlaybookList list =
        new PlaybookList(
            PlaybookFolder.files(folder.given().orElseGet(PlaybookFolder::usual)).stream()
                .map(file -> PlaybookList.Row.of(file, loader.load(file, Optional.empty())))
                .toList());
    switch (format.or(DocumentFormat.TEXT)) {
      case TEXT -> console.print(list.text(console.terminal().out()));
      case JSON -> console.println(Json.write(list.json()));
    }
    return Exit.OK;
  }
}
