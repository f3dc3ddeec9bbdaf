package dev.playbook.cli.command;

import dev.playbook.cli.Exit;
import dev.playbook.cli.output.Console;
import dev.playbook.core.catalog.StepCatalog;
import dev.playbook.core.load.Loaded;
import dev.playbook.core.load.PlaybookLoader;
import dev.playbook.core.source.DiagnosticRenderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which playbook, on which target, with which values. */
final class LoadOptions {
  @Parameters(
      paramLabel = "NAME",
      description = "a playbook: `epic2-search` means playbooks/epic2-search.yml; or a path")
  private @Nullable Path name;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "where to do it: targets/NAME.yml beside the playbook, or a path")
  private @Nullable Path target;

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "a value for an input; may be given more than once")
  private Map<String, String> variables = new LinkedHashMap<>();

  Map<String, String> variables() {
    return variables;
  }

  /** Returns the words that name the same playbook and values again. */
  String words() {
    List<String> words = new ArrayList<>(List.of(String.valueOf(name)));
    Optional.ofNullable(target).ifPresent(given -> words.add("--target " + given));
    variables.forEach((input, value) -> words.add("--var " + input + "=" + value));
    return String.join(" ", words);
  }

  /** Returns the playbook, or shows everything that is wrong with it and refuses. */
  Loaded.Valid load(StepCatalog catalog, Console console) {
    return load(Objects.requireNonNull(name), Optional.ofNullable(target), catalog, console);
  }

  /** Returns the playbook, or shows everything that is wrong with it and refuses. */
  static Loaded.Valid load(Path name, Optional<Path> target, StepCatalog catalog, Console console) {
    PlaybookLoader loader =
        new PlaybookLoader(catalog, Path.of("").toAbsolutePath(), System.getenv());
    return switch (loader.load(name, target)) {
      case Loaded.Valid valid -> {
        if (!valid.warnings().isEmpty()) {
          console.say(renderer(valid.files(), console).render(valid.warnings()));
        }
        yield valid;
      }
      case Loaded.Invalid(var diagnostics, var files) ->
          throw new RefusedException(
              Exit.INVALID,
              List.of(
                  renderer(files, console).render(diagnostics),
                  DiagnosticRenderer.summary(files.sources().size(), diagnostics)));
      case Loaded.Unreadable(String message, String hint) ->
          throw new RefusedException(
              Exit.USAGE, hint.isEmpty() ? List.of(message) : List.of(message, "help: " + hint));
    };
  }

  private static DiagnosticRenderer renderer(Loaded.Files files, Console console) {
    return new DiagnosticRenderer(console.talkStyle().colour(), files.uses());
  }
}
