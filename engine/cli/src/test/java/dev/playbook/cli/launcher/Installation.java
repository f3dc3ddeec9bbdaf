package dev.playbook.cli.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.tools.ToolProvider;

/**
 * The launcher in a folder of its own, in front of a small program that stands where the engine
 * would.
 */
final class Installation {
  /**
   * Prints its arguments, one a line in brackets; understands {@code exit N}, {@code sleep} and
   * {@code property NAME}.
   */
  static final String ECHO =
      """
      package dev.playbook.cli;
      public final class Main {
        public static void main(String[] arguments) throws Exception {
          String first = arguments.length == 0 ? "" : arguments[0];
          switch (first) {
            case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(arguments[1]));
            case "sleep" -> { System.out.println("asleep"); Thread.sleep(60_000); }
            case "property" -> System.out.println(System.getProperty(arguments[1]));
            default -> { for (String argument : arguments) System.out.println("[" + argument + "]"); }
          }
        }
      }
      """;

  private static final String TRAINING =
      """
      package dev.playbook.cli;
      public final class Training {
        public static void main(String[] arguments) throws Exception { Main.main(new String[] {"trained"}); }
      }
      """;

  /** What one start gave. */
  record Result(int code, String out, String err) {}

  private final Path root;

  private Installation(Path root) {
    this.root = root;
  }

  static Installation in(Path root) throws IOException {
    Files.createDirectories(root);
    Files.copy(script(), root.resolve("playbook"), StandardCopyOption.COPY_ATTRIBUTES);
    return new Installation(root);
  }

  /** An installation that is already there. */
  static Installation at(Path root) {
    return new Installation(root);
  }

  static Installation withProgram(Path root, String source) throws IOException {
    Installation installation = in(root);
    installation.writeJar(root.resolve("lib/core/dev.playbook.cli.jar"), source);
    Files.createDirectories(root.resolve("lib/clients"));
    installation.writeJar(root.resolve("lib/clients/client.jar"), source);
    return installation;
  }

  Path root() {
    return root;
  }

  Path launcher() {
    return root.resolve("playbook");
  }

  void replaceProgram(String source) throws IOException {
    writeJar(root.resolve("lib/core/dev.playbook.cli.jar"), source);
  }

  Result run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  Result run(Map<String, String> environment, String... arguments) throws Exception {
    return start(
        environment,
        Stream.concat(Stream.of(launcher().toString()), Stream.of(arguments)).toList());
  }

  /**
   * Runs any command in the installation's folder, with nothing of this JVM's options in its
   * environment.
   */
  Result start(Map<String, String> environment, List<String> command) throws Exception {
    Path out = Files.createTempFile(root, "out", ".txt");
    Path err = Files.createTempFile(root, "err", ".txt");
    Process process =
        process(environment, command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after a minute: " + command);
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  ProcessBuilder process(Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    Map<String, String> base = new HashMap<>(builder.environment());
    base.keySet().removeIf(name -> name.startsWith("PLAYBOOK_") || name.endsWith("JAVA_OPTIONS"));
    base.remove("JAVA_TOOL_OPTIONS");
    base.put("JAVA_HOME", System.getProperty("java.home"));
    base.put("PLAYBOOK_AOT", "off");
    base.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(base);
    return builder;
  }

  /**
   * Compiles {@code source} as dev.playbook.cli.Main and writes the jar beside its place first,
   * then moves it there.
   */
  void writeJar(Path jar, String source) throws IOException {
    Path classes = Files.createTempDirectory(root, "classes");
    compile(classes, "Main", source);
    compile(classes, "Training", TRAINING);
    Path fresh = classes.resolve("fresh.jar");
    try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(fresh))) {
      output.setLevel(Deflater.NO_COMPRESSION);
      for (String name : List.of("Main", "Training")) {
        output.putNextEntry(new JarEntry("dev/playbook/cli/" + name + ".class"));
        Files.copy(classes.resolve("dev/playbook/cli/" + name + ".class"), output);
      }
    }
    Files.createDirectories(jar.getParent());
    Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A PATH with the few programs that the launcher calls, and so without Java and Maven. */
  String pathOfTools() throws IOException {
    Path tools = Files.createDirectories(root.resolve("tools"));
    for (String tool : List.of("sh", "find", "stat", "readlink", "mkdir", "rm", "sleep", "tail")) {
      Path program = Path.of("/usr/bin", tool);
      Files.copy(Files.exists(program) ? program : Path.of("/bin", tool), tools.resolve(tool));
    }
    return tools.toString();
  }

  private static void compile(Path classes, String name, String source) throws IOException {
    Path file = classes.resolve(name + ".java");
    Files.writeString(file, source, UTF_8);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                classes.toString(),
                file.toString());
    if (code != 0) {
      throw new AssertionError(name + " does not compile");
    }
  }

  private static Path script() {
    return Path.of("../../playbook").toAbsolutePath().normalize();
  }
}
