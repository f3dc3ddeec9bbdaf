package dev.playbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.fixtures.Loopback;
import dev.playbook.fixtures.RealStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that needs nothing but Java and git, on a port of its own. */
final class QuickstartTest {
  private static final Path EXAMPLE = RealStack.root().resolve("examples/quickstart");
  private static final String PORT = "18642";

  private final Path here;
  private final Cli cli;

  QuickstartTest(@TempDir Path directory) {
    here = directory;
    cli = new Cli(directory);
  }

  @BeforeEach
  void copiedToAPortOfItsOwn() throws Exception {
    String port = Integer.toString(Loopback.freePort());
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = EXAMPLE.relativize(file).toString();
        if (!name.startsWith("work")) {
          Path copy = cli.write(name, Files.readString(file).replace(PORT, port));
          Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
        }
      }
    }
    script("up");
    script("break");
  }

  @AfterEach
  void down() throws Exception {
    script("down");
  }

  @Test
  void recoversExactlyAsItsSavedPlanForesaw() {
    String plan = cli.file("plan.json").toString();
    Cli.Result saved = cli.stateful("plan", cli.file("playbook.yml").toString(), "--save", plan);
    assertThat(saved.code()).as(saved.all()).isZero();
    Cli.Result run = cli.stateful("run", "--plan", plan, "--yes");
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(run.out()).contains("recovered   quickstart");
    String report = cli.stateful("report").out();
    String table = report.substring(report.indexOf("\nPlan\n"));
    System.out.println("quickstart, plan and run:" + table);
    assertThat(table).contains(" 0 not done, 0 wrong");
    assertThat(cli.read("work/shop/config/prices.json")).contains("42,");
  }

  private void script(String name) throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder(List.of(here.resolve(name).toString()))
            .redirectErrorStream(true)
            .redirectOutput(here.resolve(name + ".out").toFile())
            .start();
    assertThat(script.waitFor()).as(cli.read(name + ".out")).isZero();
  }
}
