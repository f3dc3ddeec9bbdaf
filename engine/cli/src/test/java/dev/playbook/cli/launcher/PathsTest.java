package dev.playbook.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playbook.cli.Cli;
import dev.playbook.cli.OwnProcess;
import dev.playbook.fixtures.Strace;
import dev.playbook.fixtures.goal.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves with {@code strace} that what a playbook names is not opened outside of its repository.
 */
@Tag(Goal.TAG)
@Timeout(120)
final class PathsTest {
  private static final String STEP = "steps: [{ id: a, type: shell, with: { script: exit 0 } }]\n";
  private static final String PACK = STEP + "validations: [{ use: \"%s\" }]\n";
  private static final String CALL = "steps: [{ id: a, type: call, with: { playbook: \"%s\" } }]\n";
  private static final String TARGET = "target: \"%s\"\n" + STEP;
  private static final String BASELINE =
      "target: %s\n"
          + STEP
          + "validations: [{ id: b, type: shell, with: { script: exit 0 }, expect: baseline.x == 1 }]\n";
  private static final String CONTENT = "canary-of-the-outside";

  @TempDir Path directory;
  private Cli cli = new Cli(Path.of(""));
  private Path outside = Path.of("");

  /** A playbook that names a file outside, and all that was opened. */
  private record Case(Path playbook, String name, List<String> opened) {
    @Override
    public String toString() {
      return playbook.getFileName() + " names " + name;
    }
  }

  @BeforeEach
  void aRepositoryBesideFilesThatAreNoneOfItsBusiness() throws IOException {
    cli = new Cli(directory.resolve("repository"));
    outside = directory.resolve("outside");
    Files.createDirectories(outside.resolve("lib"));
    for (String name : List.of("x.yml", "lib/x.yml", "t.yml", "b.json")) {
      Files.writeString(outside.resolve(name), "name: " + CONTENT + "\n");
    }
    cli.write(".git/HEAD", "");
    cli.write("lib/inside.yml", "checks: []\n");
    link("linked.yml", outside.resolve("x.yml"));
    link("linked", outside);
    link("lib/up", Path.of("../.."));
    link("chain-1", Path.of("chain-2"));
    link("chain-2", outside.resolve("x.yml"));
    link("self", Path.of("."));
    link("relative", Path.of("../outside/lib/x.yml"));
    link("proc", Path.of("/proc/self/root").resolve(outside.toString().substring(1)));
  }

  private void link(String name, Path target) throws IOException {
    Path link = cli.file(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }

  /** Names that lead outside, or try to. */
  private List<String> names() {
    return List.of(
        outside + "/x.yml",
        "../outside/x.yml",
        "./../outside/x.yml",
        "lib/../../outside/x.yml",
        "lib/inside.yml/../../../outside/x.yml",
        "missing/../../outside/x.yml",
        "..//outside//x.yml",
        "../outside/./lib/../x.yml",
        "linked.yml",
        "linked/x.yml",
        "linked/lib/x.yml",
        "linked/lib/../x.yml",
        "lib/up/outside/x.yml",
        "chain-1",
        "self/self/linked.yml",
        "relative",
        "proc/x.yml",
        "/proc/self/cwd/../outside/x.yml",
        "/proc/self/root" + outside + "/x.yml",
        "/dev/../" + outside + "/x.yml",
        "/" + outside + "/x.yml",
        "..\\\\outside\\\\x.yml",
        "%2e%2e/outside/x.yml",
        "....//outside/x.yml",
        "file://" + outside + "/x.yml",
        "~/../outside/x.yml",
        "../outside/x.yml\\0.yml");
  }

  @Test
  void opensNothingOutside() throws Exception {
    Path calls = directory.resolve("calls");
    if (!Strace.canBeUsed()) {
      Goal.R18.cannotBeTried("names that lead outside", "strace cannot be used");
      return;
    }
    List<Path> playbooks = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (String name : names()) {
      for (String form : List.of(PACK, CALL, TARGET, BASELINE)) {
        Path playbook = playbook("p%03d".formatted(playbooks.size()), form, name);
        playbooks.add(playbook);
        named.add(name);
      }
    }
    assertThat(playbooks).hasSizeGreaterThanOrEqualTo(100);
    List<String> words = new ArrayList<>(List.of("validate"));
    playbooks.forEach(playbook -> words.add(playbook.toString()));
    Cli.Result all = validate(calls, words);
    assertThat(all.code()).isEqualTo(3);
    assertThat(all.all()).doesNotContain(CONTENT).contains("lies outside of the repository");
    List<String> opened = Files.readAllLines(calls);
    assertThat(opened).anyMatch(line -> line.contains(playbooks.getLast().toString()));
    List<Case> cases = new ArrayList<>();
    for (int at = 0; at < playbooks.size(); at++) {
      cases.add(new Case(playbooks.get(at), named.get(at), opened));
    }
    Goal.R18.each("names that lead outside", cases, this::check);
  }

  /** A file is told by its descriptor, so that a link cannot hide it. */
  private void check(Case one) {
    assertThat(one.opened())
        .noneMatch(line -> line.contains("<" + outside + "/"))
        .noneMatch(line -> line.contains("</etc/shadow"));
  }

  private Cli.Result validate(Path calls, List<String> words) throws Exception {
    List<String> strace =
        List.of("strace", "-f", "-y", "-s", "4096", "-e", "trace=open,openat", "-o");
    List<String> before = new ArrayList<>(strace);
    before.add(calls.toString());
    return new OwnProcess(cli).run(before, words.toArray(String[]::new));
  }

  /** Writes a playbook that names a file, perhaps by way of its target. */
  private Path playbook(String id, String form, String name) {
    if (form.equals(BASELINE)) {
      cli.write(
          "targets/" + id + ".yml",
          "schemaVersion: 1\nkind: target\nid: %s\nbaseline: \"%s\"\n".formatted(id, name));
      return cli.write(id + ".yml", Cli.HEAD + form.formatted(id));
    }
    return cli.write(id + ".yml", Cli.HEAD + form.formatted(name));
  }
}
