package dev.playbook.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.command.AllCommands;
import dev.playbook.cli.output.Console;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine.Model.CommandSpec;

/** With {@code -Dplaybook.cases=write} the pages are written instead: read the difference. */
class ManualPagesCasesTest {
  private static final Path FOLDER = RealStack.root().resolve("docs/man");
  private static final boolean WRITE = "write".equals(System.getProperty("playbook.cases"));

  @TestFactory
  Stream<DynamicTest> thePageSaysWhatTheCommandTakes() {
    return pages().entrySet().stream()
        .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> compare(page)));
  }

  private static Map<String, String> pages() {
    CommandSpec root = AllCommands.line(Console.ofProcess("never")).getCommandSpec();
    Map<String, String> pages = new TreeMap<>();
    add("playbook", root, pages);
    return pages;
  }

  private static void add(String name, CommandSpec command, Map<String, String> pages) {
    pages.put(name + ".1", ManualPage.of(name, command));
    command
        .subcommands()
        .forEach((word, line) -> add(name + "-" + word, line.getCommandSpec(), pages));
  }

  private static void compare(Map.Entry<String, String> page) throws IOException {
    Path file = FOLDER.resolve(page.getKey());
    if (WRITE) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page.getValue());
    }
    assertThat(page.getValue()).isEqualTo(Files.readString(file));
  }
}
