package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.explain.RulePage;
import dev.playbook.cli.explain.RulePages;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.PagePrinter;
import dev.playbook.core.source.DidYouMean;
import java.io.IOException;
import java.util.List;

final class ExplainCommand implements Command {
  private final Console console;
  private final Argument<String> id =
      Argument.word("ID", "0..1", String.class, "the id of a message, such as PB0104");

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Explains what a message means, why it is refused and what to write instead; without an"
        + " id lists all.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return List.of(id);
  }

  @Override
  public Integer call() throws IOException {
    List<RulePage> pages = RulePages.all();
    PagePrinter printer = new PagePrinter(console.style());
    console.print(
        id.given().isPresent() ? printer.page(find(pages, id.or(""))) : printer.list(pages));
    return Exit.OK;
  }

  private static RulePage find(List<RulePage> pages, String id) {
    return pages.stream()
        .filter(page -> page.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(() -> unknown(pages, id));
  }

  private static RefusedException unknown(List<RulePage> pages, String id) {
    String near = DidYouMean.among(pages.stream().map(RulePage::id).toList(), id);
    return new RefusedException(
        Exit.USAGE,
        List.of(
            "there is no rule `%s`%s".formatted(id, near.isEmpty() ? "" : "; " + near),
            "help: `playbook explain` lists all"));
  }
}
