package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.doctor.Checkup;
import dev.playbook.cli.output.Console;
import dev.playbook.cli.output.FindingPrinter;
import dev.playbook.core.json.Json;
import dev.playbook.spi.Examiner.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class DoctorCommand implements Command {
  private final Console console;
  private final StateOptions state = new StateOptions();
  private final Argument<Path> target =
      Argument.option(
          "--target",
          "NAME",
          Path.class,
          "also look whether its services answer: playbooks/targets/NAME.yml, or a path");
  private final Argument<DocumentFormat> format = DocumentFormat.option();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public String description() {
    return "Tries what this machine offers to runs, and says what it means and what to do.";
  }

  @Override
  public List<Argument<?>> arguments() {
    return Argument.all(state.arguments(), List.of(target, format));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>(Checkup.of(state.state(), System.getenv()));
    if (target.given().isPresent()) {
      findings.addAll(new TargetCheckup(state, console).of(target.given().get()));
    }
    FindingPrinter printer = new FindingPrinter(findings);
    switch (format.or(DocumentFormat.TEXT)) {
      case JSON -> console.println(Json.write(printer.json()));
      case TEXT -> console.printPage(printer.text(console.style()));
    }
    return printer.isFit() ? Exit.OK : Exit.REFUSED;
  }
}
