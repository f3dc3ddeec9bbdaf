package dev.playbook.cli.command;

import dev.playbook.core.plan.Selection;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which steps of a playbook. */
final class SelectOptions {
  private final Argument<String> only =
      Argument.option(
          "--only", "ID[,ID]", String.class, "only these steps, groups or calls; checks are done");
  private final Argument<String> skip =
      Argument.option("--skip", "ID[,ID]", String.class, "not these steps, groups or calls");

  List<Argument<?>> arguments() {
    return List.of(only, skip);
  }

  boolean isEmpty() {
    return words().isEmpty();
  }

  /** Takes a selection as if it had been given. */
  void take(Selection selection) {
    take(only, selection.only());
    take(skip, selection.skip());
  }

  private static void take(Argument<String> option, Set<String> names) {
    if (!names.isEmpty()) {
      option.take(String.join(",", names));
    }
  }

  Selection selection() {
    return new Selection(names(only), names(skip));
  }

  /** Returns the words that select the same steps again, each with a space before it. */
  String words() {
    return only.given().map(given -> " --only " + given).orElse("")
        + skip.given().map(given -> " --skip " + given).orElse("");
  }

  private static Set<String> names(Argument<String> option) {
    Set<String> names =
        new LinkedHashSet<>(Arrays.asList(option.or("").strip().split("\\s*,\\s*")));
    names.remove("");
    return names;
  }
}
