package dev.playbook.steps.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository of a test, made with the plain git program. */
public record ScratchRepository(Path top) {

  public static ScratchRepository init(Path top) throws Exception {
    ScratchRepository scratch = new ScratchRepository(Files.createDirectories(top).toRealPath());
    scratch.git("init", "-q", "-b", "main");
    scratch.git("config", "user.name", "Tester");
    scratch.git("config", "user.email", "tester@example.org");
    return scratch;
  }

  public Path write(String path, String content) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  public String read(String path) throws IOException {
    return Files.readString(top.resolve(path));
  }

  /** Commits everything after it has written some files; returns the commit. */
  public String commit(String subject, Map<String, String> contents) throws Exception {
    for (Map.Entry<String, String> file : contents.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    return commit(subject);
  }

  /** Commits everything as it is; returns the commit. */
  public String commit(String subject) throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", subject);
    return git("rev-parse", "HEAD");
  }

  /** Calls git in it; returns what it prints. */
  public String git(String... arguments) throws Exception {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(argv).directory(top.toFile()).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
